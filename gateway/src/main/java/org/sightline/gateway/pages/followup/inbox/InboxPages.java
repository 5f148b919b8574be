package org.sightline.gateway.pages.followup.inbox;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.audit.AuditLog;
import org.sightline.gateway.relay.Relay;
import org.sightline.gateway.relay.ServiceQuery;
import org.sightline.gateway.relay.ServiceReader;
import org.sightline.gateway.route.Part;
import org.sightline.gateway.shell.CurrentShell;
import org.sightline.gateway.shell.Notice;
import org.sightline.gateway.shell.Query;
import org.sightline.gateway.shell.Shell;
import org.sightline.gateway.view.ViewRepository;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.Problem;

/** What whoever asks is told of. */
@Path("/inbox")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class InboxPages {

    private static final String HERE = "/inbox";
    private static final int SHOWN = 50;

    /** How much is unread, as matching-service counts it. */
    record Count(long unread, boolean more) {}

    /** An entry with the name of the agency that it is about; null where it is the reader's own or none. */
    record Row(InboxEntry entry, @Nullable String agencyName) {}

    @CheckedTemplate(basePath = "inbox")
    static class Templates {
        static native TemplateInstance inbox(
                Shell shell, List<Row> rows, boolean unread, String until, Page<InboxEntry> page, Query query);

        static native TemplateInstance unread(long count, boolean more);
    }

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final ViewRepository agencies;
    private final Relay relay;
    private final ServiceReader services;
    private final RoutingContext request;

    InboxPages(
            CurrentShell shell,
            CurrentCaller current,
            ViewRepository agencies,
            Relay relay,
            ServiceReader services,
            RoutingContext request) {
        this.shell = shell;
        this.current = current;
        this.agencies = agencies;
        this.relay = relay;
        this.services = services;
        this.request = request;
    }

    @GET
    @Requires(Action.SIGNED_IN)
    @Operation(hidden = true)
    public TemplateInstance list(
            @QueryParam("unread") boolean unread, @QueryParam("cursor") @Nullable String cursor, UriInfo uri) {
        Page<InboxEntry> page = services.page(
                Part.MATCHING,
                ServiceQuery.to(HERE)
                        .with("unread", unread ? true : null)
                        .with("language", shell.locale().toLanguageTag())
                        .with("limit", SHOWN)
                        .with("cursor", cursor),
                InboxEntry.class);
        String until = page.items().isEmpty()
                ? ""
                : page.items().getFirst().createdAt().toString();
        return Templates.inbox(
                shell.of(shell.texts(InboxTexts.class).inbox()),
                rows(page.items()),
                unread,
                until,
                page,
                Query.of(uri));
    }

    /** For the head of every page, which is there before it; nothing where matching-service does not answer. */
    @GET
    @Requires(Action.SIGNED_IN)
    @Path("unread")
    @Operation(hidden = true)
    public TemplateInstance unread() {
        try {
            Count count = services.one(Part.MATCHING, ServiceQuery.to(HERE + "/count"), Count.class);
            return Templates.unread(count.unread(), count.more());
        } catch (Problem refused) {
            if (refused.status() != 503) {
                throw refused;
            }
            return Templates.unread(0, false);
        }
    }

    /** Marks it as read and goes to what it is about. */
    @POST
    @Requires(Action.SIGNED_IN)
    @Path("{notificationId}/opening")
    @Operation(hidden = true)
    public Response open(UUID notificationId) {
        InboxEntry entry = services.as(
                relay.ask(Part.MATCHING, HERE + "/" + notificationId + "/read", Map.of(), chain(), "open notification"),
                InboxEntry.class);
        return Response.status(303).location(URI.create(entry.path())).build();
    }

    @POST
    @Requires(Action.SIGNED_IN)
    @Path("read")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response readAll(@FormParam("until") @Nullable String until) {
        relay.ask(Part.MATCHING, HERE + "/read", Map.of("until", until == null ? "" : until), chain(), "read inbox");
        return Notice.go(request, HERE, shell.texts(InboxTexts.class).allIsRead());
    }

    /** The log that says so: that of the reader's agency, or the office's. */
    private UUID chain() {
        return current.get().agencies().stream().sorted().findFirst().orElse(AuditLog.OFFICE);
    }

    /** Only who reads of more than one agency needs to be told which. */
    private List<Row> rows(List<InboxEntry> entries) {
        boolean several = current.get().readsAll() || current.get().agencies().size() > 1;
        Map<UUID, String> names = several
                ? agencies.agencyNames(entries.stream()
                        .map(InboxEntry::agencyId)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()))
                : Map.of();
        return entries.stream()
                .map(entry -> new Row(entry, entry.agencyId() == null ? null : names.get(entry.agencyId())))
                .toList();
    }
}
