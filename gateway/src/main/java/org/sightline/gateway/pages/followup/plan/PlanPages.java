package org.sightline.gateway.pages.followup.plan;

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
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.sightline.kit.clock.OfficeClock;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.Problem;

/** An agency's remediation plans: the list with its burn-down, and one plan with all that can be done with it. */
@Path("/agencies/{agencyId}/plans")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class PlanPages {

    private static final int SHOWN = 50;
    private static final String SUBMIT = "submit";

    @CheckedTemplate(basePath = "plan")
    static class Templates {
        static native TemplateInstance plans(
                Shell shell,
                UUID agencyId,
                String agencyName,
                List<PlanRow> plans,
                @Nullable String next,
                PlanProgress.Sum sum,
                boolean mayReport,
                String finding,
                String title,
                List<Problem.Fault> faults);

        static native TemplateInstance plan(
                Shell shell,
                String agencyName,
                Plan plan,
                @Nullable PlanDraft draft,
                boolean mayReport,
                boolean mayDecide,
                Map<String, String> form,
                String head,
                List<Problem.Fault> faults);
    }

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final ViewRepository agencies;
    private final Relay relay;
    private final ServiceReader services;
    private final RoutingContext request;
    private final Clock clock;

    PlanPages(
            CurrentShell shell,
            CurrentCaller current,
            ViewRepository agencies,
            Relay relay,
            ServiceReader services,
            RoutingContext request,
            Clock clock) {
        this.shell = shell;
        this.current = current;
        this.agencies = agencies;
        this.relay = relay;
        this.services = services;
        this.request = request;
        this.clock = clock;
    }

    @GET
    @Requires(Action.READ)
    @Operation(hidden = true)
    public TemplateInstance plans(
            UUID agencyId,
            @QueryParam("finding") @Nullable UUID finding,
            @QueryParam("cursor") @Nullable String cursor) {
        return list(agencyId, finding == null ? "" : finding.toString(), "", cursor, List.of());
    }

    /** A reporter begins a plan; the rest is written on its own page. */
    @POST
    @Requires(Action.REPORT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response make(
            UUID agencyId, @FormParam("title") @Nullable String title, @FormParam("finding") @Nullable String finding) {
        current.require(Action.REPORT, agencyId);
        String name = Objects.requireNonNullElse(title, "");
        String first = Objects.requireNonNullElse(finding, "");
        LocalDate today = OfficeClock.today(clock);
        return FormAnswer.with(
                () -> relay.send(
                        Part.MATCHING,
                        "POST",
                        path(agencyId),
                        PlanDraft.begun(name, first.isBlank() ? List.of() : List.of(first), today),
                        null,
                        agencyId,
                        "make plan"),
                made -> Notice.go(
                        request, path(agencyId) + "/" + made.path("id").asText(), texts().thePlanIsBegun()),
                refused -> list(agencyId, first, name, null, Faults.of(refused)));
    }

    private TemplateInstance list(
            UUID agencyId, String finding, String title, @Nullable String cursor, List<Problem.Fault> faults) {
        Caller caller = current.require(Action.READ, agencyId);
        Page<PlanRow> page = services.page(
                Part.MATCHING,
                ServiceQuery.to("/agencies/{}/plans", agencyId)
                        .with("limit", SHOWN)
                        .with("cursor", cursor),
                PlanRow.class);
        PlanProgress.Sum sum = services.one(
                Part.MATCHING, ServiceQuery.to("/agencies/{}/plan-progress", agencyId), PlanProgress.Sum.class);
        return Templates.plans(
                shell.of(texts().plans()),
                agencyId,
                agencies.agencyName(agencyId),
                page.items(),
                page.nextCursor(),
                sum,
                Access.allows(caller, Action.REPORT, agencyId),
                finding,
                title,
                faults);
    }

    @GET
    @Requires(Action.READ)
    @Path("{planId}")
    @Operation(hidden = true)
    public TemplateInstance one(UUID agencyId, UUID planId) {
        return page(agencyId, planId, Typed.NOTHING, shell.labels().nothingWasChanged(), List.of());
    }

    /** A reporter writes the draft anew, and with the second button submits it. */
    @POST
    @Requires(Action.REPORT)
    @Path("{planId}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response change(UUID agencyId, UUID planId, MultivaluedMap<String, String> form) {
        current.require(Action.REPORT, agencyId);
        PlanDraft draft = PlanDraft.typed(form, stored(read(agencyId, planId)).items());
        String path = path(agencyId) + "/" + planId;
        return FormAnswer.with(
                () -> relay.send(
                        Part.MATCHING,
                        "PUT",
                        path,
                        draft.body(),
                        FormFields.tag(form.getFirst("version")),
                        agencyId,
                        "change plan"),
                saved -> SUBMIT.equals(form.getFirst("then"))
                        ? submitted(
                                agencyId, planId, draft, saved.path("version").asLong())
                        : Notice.go(request, path, texts().theDraftIsSaved()),
                refused -> page(
                        agencyId,
                        planId,
                        new Typed(draft, Map.of()),
                        shell.labels().nothingWasChanged(),
                        draft.placed(Faults.of(refused))));
    }

    /** Submits the draft that was saved a moment ago; what is refused then stays saved. */
    private Response submitted(UUID agencyId, UUID planId, PlanDraft draft, long version) {
        String path = path(agencyId) + "/" + planId;
        return FormAnswer.of(
                () -> relay.send(
                        Part.MATCHING,
                        "POST",
                        path + "/moves",
                        Map.of("move", SUBMIT),
                        ETags.of(version),
                        agencyId,
                        "move plan"),
                () -> Notice.go(request, path, texts().thePlanIsSubmitted()),
                refused -> page(
                        agencyId,
                        planId,
                        new Typed(draft, Map.of()),
                        texts().savedAndNotSubmitted(),
                        draft.placed(Faults.of(refused))));
    }

    /** The agency submits, takes back, revises or cancels. */
    @POST
    @Requires(Action.REPORT)
    @Path("{planId}/moves")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response move(UUID agencyId, UUID planId, MultivaluedMap<String, String> form) {
        current.require(Action.REPORT, agencyId);
        Map<String, String> given = FormFields.of(form, List.of("move", "reason"));
        return sent(agencyId, planId, new Sent("POST", "/moves", given, form.getFirst("version"), "move plan"));
    }

    /** The office accepts, sends back, completes or cancels. */
    @POST
    @Requires(Action.DECIDE)
    @Path("{planId}/decisions")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response decide(UUID agencyId, UUID planId, MultivaluedMap<String, String> form) {
        current.require(Action.DECIDE, agencyId);
        Map<String, String> given = FormFields.of(form, List.of("decision", "reason"));
        return sent(agencyId, planId, new Sent("POST", "/decisions", given, form.getFirst("version"), "decide plan"));
    }

    /** The agency says that a step is done, or moves its day. */
    @POST
    @Requires(Action.REPORT)
    @Path("{planId}/steps/{stepId}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response step(UUID agencyId, UUID planId, UUID stepId, MultivaluedMap<String, String> form) {
        current.require(Action.REPORT, agencyId);
        Map<String, String> given = FormFields.of(form, List.of("doneOn", "dueOn", "reason"));
        return sent(
                agencyId,
                planId,
                new Sent("PUT", "/steps/" + stepId, given, form.getFirst("version"), "report plan step"));
    }

    /**
     * Something that is sent of a plan.
     *
     * @param below the end of the address, after the plan's own
     * @param action for the audit log
     */
    private record Sent(
            String method,
            String below,
            Map<String, String> body,
            @Nullable String version,
            String action) {}

    private Response sent(UUID agencyId, UUID planId, Sent sent) {
        String path = path(agencyId) + "/" + planId;
        return FormAnswer.of(
                () -> relay.send(
                        Part.MATCHING,
                        sent.method(),
                        path + sent.below(),
                        sent.body(),
                        FormFields.tag(sent.version()),
                        agencyId,
                        sent.action()),
                () -> Notice.go(request, path, texts().itIsRecorded()),
                refused -> page(
                        agencyId,
                        planId,
                        new Typed(null, sent.body()),
                        shell.labels().nothingWasChanged(),
                        Faults.of(refused)));
    }

    static String path(UUID agencyId) {
        return "/agencies/" + agencyId + "/plans";
    }

    private Plan read(UUID agencyId, UUID planId) {
        return services.one(Part.MATCHING, ServiceQuery.to("/agencies/{}/plans/{}", agencyId, planId), Plan.class);
    }

    private PlanDraft stored(Plan plan) {
        List<PlanDraft.Candidate> candidates = services.page(
                        Part.MATCHING,
                        ServiceQuery.to("/agencies/{}/plans/candidates", plan.agencyId()),
                        PlanDraft.Candidate.class)
                .items();
        return PlanDraft.of(plan, candidates);
    }

    /**
     * What somebody typed.
     *
     * @param draft null where it was not the draft
     */
    private record Typed(@Nullable PlanDraft draft, Map<String, String> form) {
        static final Typed NOTHING = new Typed(null, Map.of());
    }

    /** @param head what came of the form, above what is wrong with it */
    private TemplateInstance page(UUID agencyId, UUID planId, Typed typed, String head, List<Problem.Fault> faults) {
        Caller caller = current.require(Action.READ, agencyId);
        Plan plan = read(agencyId, planId);
        boolean mayReport = Access.allows(caller, Action.REPORT, agencyId);
        PlanDraft draft =
                !mayReport || !plan.draft() ? null : Objects.requireNonNullElseGet(typed.draft(), () -> stored(plan));
        return Templates.plan(
                shell.of(plan.title()),
                agencies.agencyName(agencyId),
                plan,
                draft,
                mayReport,
                Access.allows(caller, Action.DECIDE, agencyId),
                typed.form(),
                head,
                faults);
    }

    private PlanTexts texts() {
        return shell.texts(PlanTexts.class);
    }
}
