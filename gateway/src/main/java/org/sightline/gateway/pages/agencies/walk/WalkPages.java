package org.sightline.gateway.pages.agencies.walk;

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
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
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
import org.sightline.gateway.view.ViewRepository;
import org.sightline.kit.caller.Access;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.problem.Problem;

/** Walks through the sites of an agency, site by site. */
@Path("/agencies/{agencyId}/walks")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class WalkPages {

    private static final int SHOWN = 100;

    @CheckedTemplate(basePath = "walk")
    static class Templates {
        static native TemplateInstance walks(
                Shell shell,
                UUID agencyId,
                String agencyName,
                boolean mayReport,
                List<Walk.Site> sites,
                List<Walk> walks,
                String site,
                List<Problem.Fault> faults);

        static native TemplateInstance walk(
                Shell shell,
                String agencyName,
                boolean mayReport,
                Walk walk,
                UUID key,
                String serial,
                List<Problem.Fault> faults);
    }

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final ViewRepository agencies;
    private final Relay relay;
    private final ServiceReader services;
    private final RoutingContext request;

    WalkPages(
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
    @Requires(Action.READ)
    @Operation(hidden = true)
    public TemplateInstance walks(UUID agencyId) {
        return list(agencyId, "", List.of());
    }

    @POST
    @Requires(Action.REPORT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response begin(UUID agencyId, @FormParam("site") @Nullable String site) {
        current.require(Action.REPORT, agencyId);
        String named = site == null ? "" : site;
        return FormAnswer.with(
                () -> relay.send(
                        Part.INVENTORY, "POST", path(agencyId), Map.of("site", named), null, agencyId, "begin walk"),
                walk -> Response.seeOther(URI.create(
                                path(agencyId) + "/" + walk.path("id").asText()))
                        .build(),
                refused -> list(agencyId, named, Faults.of(refused)));
    }

    @GET
    @Requires(Action.READ)
    @Path("{walkId}")
    @Operation(hidden = true)
    public TemplateInstance walk(UUID agencyId, UUID walkId) {
        return one(agencyId, walkId, "", List.of());
    }

    /** Adds what was scanned or typed: one from the form, or all that the script kept while there was no connection. */
    @POST
    @Requires(Action.REPORT)
    @Path("{walkId}/sightings")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response see(
            UUID agencyId,
            UUID walkId,
            @FormParam("key") List<String> keys,
            @FormParam("serial") List<String> serials) {
        current.require(Action.REPORT, agencyId);
        return FormAnswer.of(
                () -> relay.send(
                        Part.INVENTORY,
                        "POST",
                        path(agencyId) + "/" + walkId + "/sightings",
                        Map.of("sightings", sightings(keys, serials)),
                        null,
                        agencyId,
                        "add sightings"),
                () -> Response.seeOther(URI.create(path(agencyId) + "/" + walkId))
                        .build(),
                refused -> one(agencyId, walkId, serials.size() == 1 ? serials.getFirst() : "", Faults.of(refused)));
    }

    private static List<Map<String, String>> sightings(List<String> keys, List<String> serials) {
        List<Map<String, String>> sightings = new ArrayList<>();
        for (int i = 0; i < Math.min(keys.size(), serials.size()); i++) {
            sightings.add(Map.of("key", keys.get(i), "serial", serials.get(i)));
        }
        return sightings;
    }

    @POST
    @Requires(Action.REPORT)
    @Path("{walkId}/end")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response end(UUID agencyId, UUID walkId, @FormParam("version") @Nullable String version) {
        current.require(Action.REPORT, agencyId);
        return FormAnswer.of(
                () -> relay.send(
                        Part.INVENTORY,
                        "POST",
                        path(agencyId) + "/" + walkId + "/end",
                        null,
                        FormFields.tag(version),
                        agencyId,
                        "end walk"),
                () -> Notice.go(request, path(agencyId) + "/" + walkId, texts().theWalkIsFinished()),
                refused -> one(agencyId, walkId, "", Faults.of(refused)));
    }

    private static String path(UUID agencyId) {
        return "/agencies/" + agencyId + "/walks";
    }

    private TemplateInstance list(UUID agencyId, String site, List<Problem.Fault> faults) {
        Caller caller = current.require(Action.READ, agencyId);
        return Templates.walks(
                shell.of(texts().walks()),
                agencyId,
                agencies.agencyName(agencyId),
                Access.allows(caller, Action.REPORT, agencyId),
                services.page(Part.INVENTORY, ServiceQuery.to("/agencies/{}/sites", agencyId), Walk.Site.class)
                        .items(),
                services.page(
                                Part.INVENTORY,
                                ServiceQuery.to("/agencies/{}/walks", agencyId).with("limit", SHOWN),
                                Walk.class)
                        .items(),
                site,
                faults);
    }

    private TemplateInstance one(UUID agencyId, UUID walkId, String serial, List<Problem.Fault> faults) {
        Caller caller = current.require(Action.READ, agencyId);
        Walk walk =
                services.one(Part.INVENTORY, ServiceQuery.to("/agencies/{}/walks/{}", agencyId, walkId), Walk.class);
        return Templates.walk(
                shell.of(texts().walkThrough(walk.site())),
                agencies.agencyName(agencyId),
                Access.allows(caller, Action.REPORT, agencyId),
                walk,
                UUID.randomUUID(),
                serial,
                faults);
    }

    private WalkTexts texts() {
        return shell.texts(WalkTexts.class);
    }
}
