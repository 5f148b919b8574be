package org.sightline.matching.draft;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.approval.Proposal;
import org.sightline.kit.approval.Proposals;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.idempotency.Answer;
import org.sightline.kit.idempotency.Idempotency;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.problem.RequestBody;
import org.sightline.matching.law.RuleChange;
import org.sightline.matching.law.RuleVersion;
import org.sightline.matching.law.RulesInForce;
import org.sightline.matching.settlement.Rejudging;
import org.sightline.matching.verdict.book.RuleBookDiff;

/** Changes of the rules on their way: one person drafts them, another approves them. */
@Path("/rules/drafts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "rules")
public class RuleDraftResource {

    private final RulesInForce rules;
    private final RuleDrafts drafts;
    private final Proposals proposals;
    private final Idempotency idempotency;
    private final CurrentCaller caller;

    RuleDraftResource(
            RulesInForce rules, RuleDrafts drafts, Proposals proposals, Idempotency idempotency, CurrentCaller caller) {
        this.rules = rules;
        this.drafts = drafts;
        this.proposals = proposals;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    /**
     * A draft of a change.
     *
     * @param changes as they were sent
     * @param diff what they change in the rules in force; empty where they no longer fit
     * @param doesNotFit why they no longer fit the rules in force, so that this cannot be approved; null where they fit
     * @param simulation what a dry run said; null where none was made
     */
    @Schema(name = "RuleDraft")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DraftView(
            UUID id,
            long version,
            String summary,
            String draftedBy,
            Instant createdAt,
            List<RuleChange> changes,
            List<RuleBookDiff.Change> diff,
            @Nullable String doesNotFit,

            @JsonRawValue @Schema(implementation = Rejudging.Simulation.class) @Nullable
            String simulation) {}

    private DraftView view(Proposal<List<RuleChange>> draft, Caller reader) {
        Fit fit = fit(draft.content());
        return new DraftView(
                draft.id(),
                draft.version(),
                draft.summary(),
                draft.proposedByName(),
                draft.createdAt(),
                draft.content(),
                fit.diff(),
                fit.problem(),
                Trial.shown(reader, draft.trial()));
    }

    /** What changes do to the rules in force, or what is wrong with them since other changes were approved. */
    private record Fit(
            List<RuleBookDiff.Change> diff, @Nullable String problem) {}

    private Fit fit(List<RuleChange> changes) {
        try {
            return new Fit(
                    RuleBookDiff.between(rules.book(), drafts.applied(changes)).changes(), null);
        } catch (Problem unfit) {
            return new Fit(List.of(), unfit.getMessage());
        }
    }

    /**
     * What to draft.
     *
     * @param summary what the change is for, in a sentence; required
     * @param changes at least one
     */
    @Schema(
            name = "RuleDraftRequest",
            requiredProperties = {"summary", "changes"})
    record DraftRequest(@Nullable String summary, @Nullable List<RuleChange> changes) {}

    @POST
    @Requires(Action.ADMINISTER)
    @Operation(operationId = "draftRules", summary = "Draft a change of the rules")
    @APIResponse(
            responseCode = "201",
            description = "The draft",
            content = @Content(schema = @Schema(implementation = DraftView.class)))
    public Response draft(@HeaderParam(Idempotency.HEADER) @Nullable String key, @Nullable DraftRequest request) {
        Caller by = caller.require(Action.ADMINISTER, null);
        DraftRequest asked = RequestBody.required(request);
        return idempotency.once(key, by, "POST /rules/drafts", asked, () -> {
            DraftView draft = view(drafts.draft(by, asked.summary(), asked.changes()), by);
            return Answer.created("/rules/drafts/" + draft.id(), ETags.of(draft.version()), draft);
        });
    }

    @GET
    @Requires(Action.SEE_OFFICE)
    @Operation(operationId = "listRuleDrafts", summary = "List open drafts of the rules, newest first")
    public List<DraftView> drafts() {
        Caller reader = caller.require(Action.SEE_OFFICE, null);
        return proposals.all(RuleDrafts.KIND).stream()
                .map(draft -> view(draft, reader))
                .toList();
    }

    @GET
    @Requires(Action.SEE_OFFICE)
    @Path("/{id}")
    @Operation(operationId = "readRuleDraft", summary = "Read a draft of the rules")
    public RestResponse<DraftView> draft(@Parameter(description = "The draft's id") @PathParam("id") UUID id) {
        Caller reader = caller.require(Action.SEE_OFFICE, null);
        DraftView draft = view(proposals.find(RuleDrafts.KIND, id), reader);
        return ETags.tagged(draft, draft.version());
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("/{id}/simulation")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "simulateRuleDraft",
            summary = "Judge everything by a draft of the rules",
            description =
                    "Changes nothing but the draft's own record of the answer. Findings are named to those alone who"
                            + " read findings.")
    public Rejudging.Simulation simulate(@Parameter(description = "The draft's id") @PathParam("id") UUID id) {
        Caller by = caller.require(Action.ADMINISTER, null);
        Rejudging.Simulation simulation = drafts.simulate(id);
        return Trial.namesTo(by) ? simulation : simulation.unnamed();
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("/{id}/approval")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "approveRuleDraft",
            summary = "Approve another person's draft of the rules",
            description = "Puts it in force and judges everything again, visibly. Answers the new version.")
    public RuleVersion.View approve(
            @Parameter(description = "The draft's id") @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        Caller by = caller.require(Action.ADMINISTER, null);
        return drafts.approve(id, ifMatch, by).view(null);
    }

    @DELETE
    @Requires(Action.ADMINISTER)
    @Path("/{id}")
    @Operation(operationId = "discardRuleDraft", summary = "Throw a draft of the rules away")
    public void discard(
            @Parameter(description = "The draft's id") @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        caller.require(Action.ADMINISTER, null);
        proposals.discard(RuleDrafts.KIND, id, ifMatch);
    }
}
