package org.sightline.matching.plan;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.idempotency.Answer;
import org.sightline.kit.idempotency.Idempotency;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.RequestBody;
import org.sightline.matching.plan.PlanRepository.Candidate;

/** The remediation plans of an agency: how equipment goes out of use, by whom, by when, from which money, and the proof. */
@Path("/agencies/{agencyId}/plans")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "plans")
public class PlanResource {

    private static final String PLAN = "The plan's id";

    private final Plans plans;
    private final Idempotency idempotency;
    private final CurrentCaller caller;

    PlanResource(Plans plans, Idempotency idempotency, CurrentCaller caller) {
        this.plans = plans;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @GET
    @Requires(Action.READ)
    @Operation(operationId = "listPlans", summary = "List the remediation plans of an agency, the latest first")
    public Page<PlanRow> list(
            @PathParam("agencyId") UUID agencyId,
            @Parameter(description = "How many to give, 1 to 1000; 50 where missing") @QueryParam("limit") @Nullable
                    Integer limit,
            @Parameter(description = "The nextCursor of the page before") @QueryParam("cursor") @Nullable
                    String cursor) {
        return plans.list(agencyId, Page.limit(limit), cursor);
    }

    @POST
    @Requires(Action.REPORT)
    @Operation(operationId = "makePlan", summary = "Begin a remediation plan, as a draft")
    @APIResponse(
            responseCode = "201",
            description = "The plan",
            content = @Content(schema = @Schema(implementation = Plan.class)))
    public Response make(
            @PathParam("agencyId") UUID agencyId,
            @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @Nullable PlanForm plan) {
        caller.require(Action.READ, agencyId);
        Caller asking = caller.require(Action.REPORT, agencyId);
        PlanForm asked = RequestBody.required(plan);
        return idempotency.once(key, asking, "POST /agencies/" + agencyId + "/plans", asked, () -> {
            Plan made = plans.make(agencyId, asked);
            return Answer.created(
                    "/agencies/" + made.agencyId() + "/plans/" + made.id(), ETags.of(made.version()), made);
        });
    }

    @GET
    @Requires(Action.READ)
    @Path("/candidates")
    @Operation(
            operationId = "listPlanCandidates",
            summary = "List the open findings of an agency that no plan has",
            description = "Those that a law forbids come first; at most 500.")
    public Page<Candidate> candidates(@PathParam("agencyId") UUID agencyId) {
        return plans.candidates(agencyId);
    }

    @GET
    @Requires(Action.READ)
    @Path("/{planId}")
    @Operation(
            operationId = "readPlan",
            summary = "Read a remediation plan with its steps, findings, proofs and history")
    public RestResponse<Plan> read(
            @PathParam("agencyId") UUID agencyId, @Parameter(description = PLAN) @PathParam("planId") UUID planId) {
        return answer(plans.read(agencyId, planId));
    }

    @PUT
    @Requires(Action.REPORT)
    @Path("/{planId}")
    @Operation(
            operationId = "changePlan",
            summary = "Write the draft of a remediation plan anew, the whole of it",
            description = "Needs If-Match. Steps that carry their id keep what was reported of them.")
    public RestResponse<Plan> change(
            @PathParam("agencyId") UUID agencyId,
            @Parameter(description = PLAN) @PathParam("planId") UUID planId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable PlanForm plan) {
        return answer(plans.change(agencyId, planId, RequestBody.required(plan), ifMatch));
    }

    @POST
    @Requires(Action.REPORT)
    @Path("/{planId}/moves")
    @Operation(
            operationId = "movePlan",
            summary = "Submit a remediation plan to the office, take it back, revise or cancel it",
            description =
                    "Needs If-Match. A revised plan has to be accepted again. Where a plan is cancelled, findings that"
                            + " were closed because of it are open again.")
    public RestResponse<Plan> move(
            @PathParam("agencyId") UUID agencyId,
            @Parameter(description = PLAN) @PathParam("planId") UUID planId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            PlanReport.@Nullable Moved move) {
        return answer(plans.move(agencyId, planId, RequestBody.required(move), ifMatch));
    }

    @POST
    @Requires(Action.DECIDE)
    @Path("/{planId}/decisions")
    @Operation(
            operationId = "decidePlan",
            summary = "Accept a remediation plan, send it back, complete or cancel it",
            description =
                    "Needs If-Match. Whoever accepted a plan does not complete it. A plan is complete when every step is"
                            + " done and every piece proven.")
    public RestResponse<Plan> decide(
            @PathParam("agencyId") UUID agencyId,
            @Parameter(description = PLAN) @PathParam("planId") UUID planId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            PlanReport.@Nullable Decided decision) {
        return answer(plans.decide(agencyId, planId, RequestBody.required(decision), ifMatch));
    }

    @PUT
    @Requires(Action.REPORT)
    @Path("/{planId}/steps/{stepId}")
    @Operation(
            operationId = "reportPlanStep",
            summary = "Say that a step of an accepted plan is done, or move its day",
            description = "Needs If-Match, with the plan's ETag.")
    public RestResponse<Plan> reportStep(
            @PathParam("agencyId") UUID agencyId,
            @Parameter(description = PLAN) @PathParam("planId") UUID planId,
            @Parameter(description = "The step's id") @PathParam("stepId") UUID stepId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            PlanReport.@Nullable StepDone report) {
        return answer(plans.reportStep(agencyId, planId, stepId, RequestBody.required(report), ifMatch));
    }

    @PUT
    @Requires(Action.REPORT)
    @Path("/{planId}/items/{findingId}")
    @Operation(
            operationId = "reportPlanItem",
            summary = "Say how far a finding of an accepted plan is, with evidence files as proof",
            description = "Needs If-Match, with the plan's ETag. What was said of the finding before is replaced.")
    public RestResponse<Plan> reportItem(
            @PathParam("agencyId") UUID agencyId,
            @Parameter(description = PLAN) @PathParam("planId") UUID planId,
            @Parameter(description = "The finding's id") @PathParam("findingId") UUID findingId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            PlanReport.@Nullable ItemDone report) {
        return answer(plans.reportItem(agencyId, planId, findingId, RequestBody.required(report), ifMatch));
    }

    private static RestResponse<Plan> answer(Plan plan) {
        return ETags.tagged(plan, plan.version());
    }
}
