package org.sightline.gateway.pages.followup.waiver;

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
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.relay.Relay;
import org.sightline.gateway.relay.RuleTitles;
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
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.Problem;

/** An agency's waivers: the list with a form for one finding, and one waiver with all that can be done with it. */
@Path("/agencies/{agencyId}/waivers")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class WaiverPages {

    private static final int SHOWN = 50;
    private static final List<String> FIELDS =
            List.of("findingId", "ruleId", "justification", "controls", "expiresOn", "renews");

    @CheckedTemplate(basePath = "waiver")
    static class Templates {
        static native TemplateInstance waivers(
                Shell shell,
                UUID agencyId,
                String agencyName,
                List<Waiver> waivers,
                @Nullable String next,
                boolean mayReport,
                List<Waiver.Law> laws,
                Map<String, String> rules,
                Map<String, String> form,
                List<Problem.Fault> faults);

        static native TemplateInstance waiver(
                Shell shell,
                String agencyName,
                Waiver waiver,
                Map<String, String> rules,
                boolean mayReport,
                boolean mayDecide,
                Map<String, String> form,
                List<Problem.Fault> faults);
    }

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final ViewRepository agencies;
    private final Relay relay;
    private final ServiceReader services;
    private final RoutingContext request;
    private final RuleTitles rules;

    WaiverPages(
            CurrentShell shell,
            CurrentCaller current,
            ViewRepository agencies,
            Relay relay,
            ServiceReader services,
            RoutingContext request,
            RuleTitles rules) {
        this.shell = shell;
        this.current = current;
        this.agencies = agencies;
        this.relay = relay;
        this.services = services;
        this.request = request;
        this.rules = rules;
    }

    @GET
    @Requires(Action.READ)
    @Operation(hidden = true)
    public TemplateInstance waivers(
            UUID agencyId,
            @QueryParam("finding") @Nullable UUID finding,
            @QueryParam("renews") @Nullable UUID renews,
            @QueryParam("cursor") @Nullable String cursor) {
        Map<String, String> form = finding == null
                ? Map.of()
                : renews == null
                        ? Map.of("findingId", finding.toString())
                        : Map.of("findingId", finding.toString(), "renews", renews.toString());
        return list(agencyId, form, cursor, List.of());
    }

    @POST
    @Requires(Action.REPORT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response ask(UUID agencyId, MultivaluedMap<String, String> form) {
        current.require(Action.REPORT, agencyId);
        Map<String, String> given = FormFields.of(form, FIELDS);
        return FormAnswer.of(
                () -> relay.send(Part.MATCHING, "POST", path(agencyId), given, null, agencyId, "request waiver"),
                () -> Notice.go(request, path(agencyId), texts().theWaiverIsRequested()),
                refused -> list(agencyId, given, null, Faults.of(refused)));
    }

    private TemplateInstance list(
            UUID agencyId, Map<String, String> form, @Nullable String cursor, List<Problem.Fault> faults) {
        Caller caller = current.require(Action.READ, agencyId);
        Page<Waiver> page = services.page(
                Part.MATCHING,
                ServiceQuery.to("/agencies/{}/waivers", agencyId)
                        .with("limit", SHOWN)
                        .with("cursor", cursor),
                Waiver.class);
        List<Waiver.Law> laws = laws(form.get("findingId"));
        return Templates.waivers(
                shell.of(texts().waivers()),
                agencyId,
                agencies.agencyName(agencyId),
                page.items(),
                page.nextCursor(),
                Access.allows(caller, Action.REPORT, agencyId),
                laws,
                titles(page.items(), laws),
                form,
                faults);
    }

    private Map<String, String> titles(List<Waiver> waivers, List<Waiver.Law> laws) {
        return rules.of(Stream.concat(
                        waivers.stream().map(Waiver::ruleId), laws.stream().map(Waiver.Law::ruleId))
                .toList());
    }

    /** The rules that the finding's agency can be waived from; none where no finding is meant. */
    private List<Waiver.Law> laws(@Nullable String finding) {
        if (finding == null) {
            return List.of();
        }
        return services.page(Part.MATCHING, ServiceQuery.to("/findings/{}/waiver-laws", finding), Waiver.Law.class)
                .items();
    }

    @GET
    @Requires(Action.READ)
    @Path("{waiverId}")
    @Operation(hidden = true)
    public TemplateInstance one(UUID agencyId, UUID waiverId) {
        return page(agencyId, waiverId, Map.of(), List.of());
    }

    @POST
    @Requires(Action.REPORT)
    @Path("{waiverId}/withdrawal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response takeBack(UUID agencyId, UUID waiverId, @FormParam("version") String version) {
        current.require(Action.REPORT, agencyId);
        return sent(agencyId, waiverId, "/withdrawal", Map.of(), version, "take back waiver");
    }

    @POST
    @Requires(value = Action.DECIDE, freshSignIn = true)
    @Path("{waiverId}/decisions")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response decide(UUID agencyId, UUID waiverId, MultivaluedMap<String, String> form) {
        current.require(Action.DECIDE, agencyId);
        Map<String, String> given = FormFields.of(form, List.of("decision", "reason", "reference"));
        return sent(agencyId, waiverId, "/decisions", given, form.getFirst("version"), "decide waiver");
    }

    private Response sent(
            UUID agencyId,
            UUID waiverId,
            String below,
            Map<String, String> body,
            @Nullable String version,
            String action) {
        String path = path(agencyId) + "/" + waiverId;
        return FormAnswer.of(
                () -> relay.send(
                        Part.MATCHING,
                        "POST",
                        path + below,
                        body.isEmpty() ? null : body,
                        FormFields.tag(version),
                        agencyId,
                        action),
                () -> Notice.go(request, path, texts().itIsRecorded()),
                refused -> page(agencyId, waiverId, body, Faults.of(refused)));
    }

    private static String path(UUID agencyId) {
        return "/agencies/" + agencyId + "/waivers";
    }

    private TemplateInstance page(UUID agencyId, UUID waiverId, Map<String, String> form, List<Problem.Fault> faults) {
        Caller caller = current.require(Action.READ, agencyId);
        Waiver waiver = services.one(
                Part.MATCHING, ServiceQuery.to("/agencies/{}/waivers/{}", agencyId, waiverId), Waiver.class);
        return Templates.waiver(
                shell.of(texts().waivers()),
                agencies.agencyName(agencyId),
                waiver,
                rules.of(List.of(waiver.ruleId())),
                Access.allows(caller, Action.REPORT, agencyId),
                Access.allows(caller, Action.DECIDE, agencyId),
                form,
                faults);
    }

    private WaiverTexts texts() {
        return shell.texts(WaiverTexts.class);
    }
}
