package org.sightline.gateway.pages.office.purchasedata;

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

/** Feeds: where they are, how they stand, what each run came to. */
@Path("/feeds")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class FeedPages {

    private static final int SHOWN = 100;
    private static final List<String> TEXTS =
            List.of("name", "kind", "address", "source", "state", "buyer", "secret", "hostKey");
    /** What is set in the form of a new one. */
    private static final Map<String, String> NEW = Map.of("enabled", "true");

    private static final List<String> NUMBERS = List.of("everyMinutes", "freshHours");

    /** A feed, as ingest-service shows it. */
    record Feed(
            String id,
            long version,
            String name,
            String kind,
            String address,
            String source,
            @Nullable String state,
            @Nullable String buyer,
            @Nullable String secret,
            @Nullable String secretFault,
            @Nullable String hostKey,
            int everyMinutes,
            int freshHours,
            boolean preview,
            boolean enabled,
            Instant nextAt,
            int failures,
            @Nullable Instant goodAt,
            @Nullable Instant newAt,
            boolean stale,
            @Nullable Run lastRun) {

        /** As the form has it. */
        Map<String, String> typed() {
            Map<String, String> typed = new LinkedHashMap<>();
            typed.put("name", name);
            typed.put("kind", kind);
            typed.put("address", address);
            typed.put("source", source);
            typed.put("everyMinutes", String.valueOf(everyMinutes));
            typed.put("freshHours", String.valueOf(freshHours));
            put(typed, "state", state);
            put(typed, "buyer", buyer);
            put(typed, "secret", secret);
            put(typed, "hostKey", hostKey);
            put(typed, "preview", preview ? "true" : null);
            put(typed, "enabled", enabled ? "true" : null);
            return typed;
        }

        private static void put(Map<String, String> typed, String field, @Nullable String value) {
            if (value != null) {
                typed.put(field, value);
            }
        }
    }

    /** A time that a feed was read. */
    record Run(
            Instant startedAt,
            @Nullable Instant finishedAt,
            String status,
            int requests,
            long rows,
            List<UUID> imports,
            String message) {}

    @CheckedTemplate(basePath = "purchasedata")
    static class Templates {
        static native TemplateInstance feeds(
                Shell shell, List<Feed> feeds, Map<String, String> form, @Nullable String error);

        static native TemplateInstance feed(
                Shell shell, Feed feed, Map<String, String> form, List<Run> runs, @Nullable String error);
    }

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final Relay relay;
    private final ServiceReader services;
    private final RoutingContext request;

    FeedPages(CurrentShell shell, CurrentCaller current, Relay relay, ServiceReader services, RoutingContext request) {
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
        return all(NEW, null);
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
                () -> Notice.go(request, ServiceQuery.to("/feeds/{}", named).toString(), texts().theFeedIsSaved()),
                refused -> all(FormFields.typed(form), Faults.words(refused)));
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response change(String id, @FormParam("version") long version, MultivaluedMap<String, String> form) {
        current.require(Action.ADMINISTER, null);
        return act(id, () -> put(id, form, ETags.of(version)), texts().theFeedIsSaved(), FormFields.typed(form));
    }

    @POST
    @Requires(Action.LOAD)
    @Path("{id}/runs")
    @Operation(hidden = true)
    public Response run(String id) {
        current.require(Action.LOAD, null);
        return act(
                id,
                () -> relay.send(
                        Part.INGEST,
                        "POST",
                        ServiceQuery.to("/feeds/{}/runs", id).toString(),
                        null,
                        null,
                        AuditLog.OFFICE,
                        "run feed"),
                texts().theFeedIsRead(),
                null);
    }

    private Response act(String id, Runnable work, String done, @Nullable Map<String, String> typed) {
        return FormAnswer.of(
                () -> work.run(),
                () -> Notice.go(request, ServiceQuery.to("/feeds/{}", id).toString(), done),
                refused -> page(id, typed, Faults.words(refused)));
    }

    private void put(String id, MultivaluedMap<String, String> form, @Nullable String ifMatch) {
        Map<String, Object> body = new LinkedHashMap<>(FormFields.of(form, TEXTS));
        body.putAll(FormFields.numbers(form, NUMBERS, typed -> texts().writeANumber(typed)));
        body.put("preview", form.containsKey("preview"));
        body.put("enabled", form.containsKey("enabled"));
        relay.send(
                Part.INGEST,
                "PUT",
                ServiceQuery.to("/feeds/{}", id).toString(),
                body,
                ifMatch,
                AuditLog.OFFICE,
                "change feed");
    }

    private TemplateInstance all(Map<String, String> form, @Nullable String error) {
        return Templates.feeds(
                shell.of(texts().feeds()),
                services.page(Part.INGEST, ServiceQuery.to("/feeds").with("limit", SHOWN), Feed.class)
                        .items(),
                form,
                error);
    }

    private TemplateInstance page(String id, @Nullable Map<String, String> typed, @Nullable String error) {
        Feed feed = services.one(Part.INGEST, ServiceQuery.to("/feeds/{}", id), Feed.class);
        List<Run> runs = services.page(
                        Part.INGEST, ServiceQuery.to("/feeds/{}/runs", id).with("limit", SHOWN), Run.class)
                .items();
        return Templates.feed(shell.of(feed.name()), feed, typed == null ? feed.typed() : typed, runs, error);
    }

    private PurchaseDataTexts texts() {
        return shell.texts(PurchaseDataTexts.class);
    }
}
