package org.sightline.matching.draft;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.problem.Problem;
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
    private final CurrentCaller caller;

    RuleDraftResource(RulesInForce rules, RuleDrafts drafts, CurrentCaller caller) {
        this.rules = rules;
        this.drafts = drafts;
        this.caller = caller;
    }

    /** A draft of a change. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DraftView(
            UUID id,
            long version,
            String summary,
            String draftedBy,
            Instant createdAt,
            List<RuleChange> changes,
            List<RuleBookDiff.Change> diff,
            @JsonRawValue String simulation) {}

    /** What to draft. */
    record DraftRequest(String summary, List<RuleChange> changes) {}

    @POST
    @Operation(summary = "Draft a change of the rules")
    public RestResponse<DraftView> draft(DraftRequest request) {
        caller.require(Action.ADMINISTER, null);
        if (request == null) {
            throw Problem.invalid("", "missing-body", "Send a JSON object.");
        }
        DraftView draft = view(drafts.draft(caller.get(), request.summary(), request.changes()));
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, draft)
                .location(URI.create("/rules/drafts/" + draft.id()))
                .build();
    }

    private DraftView view(RuleDraft draft) {
        List<RuleBookDiff.Change> diff = RuleBookDiff.between(rules.book(), drafts.applied(draft.changes()))
                .changes();
        return new DraftView(
                draft.id,
                draft.version,
                draft.summary,
                draft.draftedBy,
                draft.createdAt,
                draft.changes(),
                diff,
                draft.simulation);
    }

    @GET
    @Operation(summary = "Open drafts, newest first")
    public List<DraftView> drafts() {
        caller.require(Action.OVERSEE, null);
        return drafts.all().stream().map(this::view).toList();
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Read a draft")
    public DraftView draft(@PathParam("id") UUID id) {
        caller.require(Action.OVERSEE, null);
        return view(drafts.find(id));
    }

    @POST
    @Path("/{id}/simulation")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Judge everything by a draft",
            description = "Changes nothing but the draft's own record of the answer.")
    public Rejudging.Simulation simulate(@PathParam("id") UUID id) {
        caller.require(Action.ADMINISTER, null);
        return drafts.simulate(id);
    }

    @POST
    @Path("/{id}/approval")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Approve another person's draft",
            description = "Puts it in force and judges everything anew, visibly.")
    public RuleVersion.View approve(@PathParam("id") UUID id) {
        caller.require(Action.ADMINISTER, null);
        return drafts.approve(id, caller.get()).view();
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Throw a draft away")
    public void discard(@PathParam("id") UUID id) {
        caller.require(Action.ADMINISTER, null);
        drafts.discard(id);
    }
}
