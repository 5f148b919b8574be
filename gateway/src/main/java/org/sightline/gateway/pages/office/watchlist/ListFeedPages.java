package org.sightline.gateway.pages.office.watchlist;

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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.audit.AuditLog;
import org.sightline.gateway.relay.Relay;
import org.sightline.gateway.relay.ServiceQuery;
import org.sightline.gateway.relay.ServiceReader;
import org.sightline.gateway.route.Part;
import org.sightline.gateway.shell.CurrentShell;
import org.sightline.gateway.shell.Faults;
import org.sightline.gateway.shell.FormAnswer;
import org.sightline.gateway.shell.FormFields;
import org.sightline.gateway.shell.Notice;
import org.sightline.gateway.shell.Shell;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.paging.ETags;

/** Published lists that are fetched by themselves: where they are, how they stand, and what each fetch came to. */
@Path("/watchlist/feeds")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class ListFeedPages {

    private static final int SHOWN = 100;
    private static final List<String> TEXTS = List.of("name", "format", "address");
    private static final List<String> NUMBERS = List.of("everyMinutes", "freshHours");

    /** A list feed, as matching-service shows it. */
    record Feed(
            String id,
            long version,
            String name,
            String format,
            String address,
            int everyMinutes,
            int freshHours,
            boolean enabled,
            String namedBy,
            Instant nextAt,
            int failures,
            @Nullable Instant goodAt,
            @Nullable Instant newAt,
            boolean stale,
            @Nullable Fetch lastFetch) {

        /** As the form has it. */
        Map<String, String> typed() {
            Map<String, String> typed = new LinkedHashMap<>();
            typed.put("name", name);
            typed.put("format", format);
            typed.put("address", address);
            typed.put("everyMinutes", String.valueOf(everyMinutes));
            typed.put("freshHours", String.valueOf(freshHours));
            if (enabled) {
                typed.put("enabled", "true");
            }
            return typed;
        }
    }

    record Numbers(int before, int now, int added, int changed, int gone) {}

    record Difference(
            Numbers parties,
            Numbers names,
            Numbers identifiers,
            List<String> samples,
            int unusable,
            List<String> problems) {}

    /** A time that a list was fetched. */
    record Fetch(
            UUID id,
            Instant startedAt,
            @Nullable Instant finishedAt,
            String status,
            @Nullable String address,
            @Nullable String sha256,
            long bytes,
            boolean kept,
            @Nullable Difference difference,
            @Nullable UUID draftId,
            String message) {

        /** Whether a person says whether it is drafted. */
        public boolean asks() {
            return "asks".equals(status);
        }
    }

    @CheckedTemplate(basePath = "watchlist")
    static class Templates {
        static native TemplateInstance feeds(
                Shell shell, List<Feed> feeds, Map<String, String> form, @Nullable String error);

        static native TemplateInstance feed(
                Shell shell, Feed feed, Map<String, String> form, List<Fetch> fetches, @Nullable String error);
    }

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final Relay relay;
    private final ServiceReader services;
    private final RoutingContext request;

    ListFeedPages(
            CurrentShell shell, CurrentCaller current, Relay relay, ServiceReader services, RoutingContext request) {
        this.shell = shell;
        this.current = current;
        this.relay = relay;
        this.services = services;
        this.request = request;
    }

    @GET
    @Requires(Action.SEE_OFFICE)
    @Operation(hidden = true)
    public TemplateInstance list() {
        current.require(Action.SEE_OFFICE, null);
        return all(Map.of(), null);
    }

    @GET
    @Requires(Action.SEE_OFFICE)
    @Path("{id}")
    @Operation(hidden = true)
    public TemplateInstance one(String id) {
        current.require(Action.SEE_OFFICE, null);
        return page(id, null, null);
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response add(@FormParam("id") String id, MultivaluedMap<String, String> form) {
        current.require(Action.ADMINISTER, null);
        String named = id == null ? "" : id.strip();
        return FormAnswer.of(
                () -> put(named, form, null),
                () -> Notice.go(request, address(named).toString(), texts().theListFeedIsSaved()),
                refused -> all(FormFields.typed(form), Faults.words(refused)));
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response change(String id, @FormParam("version") long version, MultivaluedMap<String, String> form) {
        current.require(Action.ADMINISTER, null);
        return act(id, () -> put(id, form, ETags.of(version)), texts().theListFeedIsSaved(), FormFields.typed(form));
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("{id}/fetches")
    @Operation(hidden = true)
    public Response run(String id) {
        current.require(Action.ADMINISTER, null);
        ServiceQuery fetches = ServiceQuery.to("/watchlist/feeds/{}/fetches", id);
        return act(id, () -> post(fetches, null, "fetch published list"), texts().theListIsFetched(), null);
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("{id}/fetches/{fetchId}/draft")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response draft(String id, UUID fetchId, @FormParam("version") long version) {
        current.require(Action.ADMINISTER, null);
        ServiceQuery draft = ServiceQuery.to("/watchlist/feeds/{}/fetches/{}/draft", id, fetchId);
        return act(id, () -> post(draft, ETags.of(version), "draft published list"), texts().theListIsDrafted(), null);
    }

    @GET
    @Requires(Action.SEE_OFFICE)
    @Path("{id}/fetches/{fetchId}/file")
    @Operation(hidden = true)
    public Response file(String id, UUID fetchId) {
        current.require(Action.SEE_OFFICE, null);
        return relay.export(
                Part.MATCHING,
                ServiceQuery.to("/watchlist/feeds/{}/fetches/{}/file", id, fetchId)
                        .toString(),
                AuditLog.OFFICE,
                "export published list");
    }

    private void post(ServiceQuery address, @Nullable String ifMatch, String action) {
        relay.send(Part.MATCHING, "POST", address.toString(), null, ifMatch, AuditLog.OFFICE, action);
    }

    private Response act(String id, Runnable work, String done, @Nullable Map<String, String> typed) {
        return FormAnswer.of(
                work,
                () -> Notice.go(request, address(id).toString(), done),
                refused -> page(id, typed, Faults.words(refused)));
    }

    private static ServiceQuery address(String id) {
        return ServiceQuery.to("/watchlist/feeds/{}", id);
    }

    private void put(String id, MultivaluedMap<String, String> form, @Nullable String ifMatch) {
        Map<String, Object> body = new LinkedHashMap<>(FormFields.of(form, TEXTS));
        body.putAll(FormFields.numbers(form, NUMBERS, typed -> texts().noNumber(typed)));
        body.put("enabled", form.containsKey("enabled"));
        relay.send(
                Part.MATCHING, "PUT", address(id).toString(), body, ifMatch, AuditLog.OFFICE, "change published list");
    }

    private TemplateInstance all(Map<String, String> form, @Nullable String error) {
        ServiceQuery feeds = ServiceQuery.to("/watchlist/feeds").with("limit", SHOWN);
        return Templates.feeds(
                shell.of(texts().listFeeds()),
                services.page(Part.MATCHING, feeds, Feed.class).items(),
                form,
                error);
    }

    private TemplateInstance page(String id, @Nullable Map<String, String> typed, @Nullable String error) {
        Feed feed = services.one(Part.MATCHING, address(id), Feed.class);
        ServiceQuery fetches =
                ServiceQuery.to("/watchlist/feeds/{}/fetches", id).with("limit", SHOWN);
        return Templates.feed(
                shell.of(feed.name()),
                feed,
                typed == null ? feed.typed() : typed,
                services.page(Part.MATCHING, fetches, Fetch.class).items(),
                error);
    }

    private WatchlistTexts texts() {
        return shell.texts(WatchlistTexts.class);
    }
}
