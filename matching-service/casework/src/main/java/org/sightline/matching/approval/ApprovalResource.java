package org.sightline.matching.approval;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.sightline.kit.approval.Proposals;
import org.sightline.kit.caller.Access;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.matching.progress.ProgressReader;
import org.sightline.matching.task.Tasks;
import org.sightline.matching.waiver.Waivers;

/** How much waits for the approval of whoever asks, for the head of each page. */
@Path("/approvals")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "approvals")
public class ApprovalResource {

    private final Proposals proposals;
    private final Tasks tasks;
    private final Waivers waivers;
    private final ProgressReader plans;
    private final CurrentCaller caller;

    ApprovalResource(Proposals proposals, Tasks tasks, Waivers waivers, ProgressReader plans, CurrentCaller caller) {
        this.proposals = proposals;
        this.tasks = tasks;
        this.waivers = waivers;
        this.plans = plans;
        this.caller = caller;
    }

    /**
     * How many of each the caller may decide. What the caller asked for is not among them.
     *
     * @param drafts open drafts of the watchlist and the rules
     * @param findings findings to close that others decided
     * @param waivers waivers that are asked for
     * @param plans plans to accept, and those to say of that they are carried out
     */
    public record ApprovalCounts(long drafts, long findings, long waivers, long plans) {}

    @GET
    @Requires(Action.SEE_OFFICE)
    @Path("/counts")
    @Operation(operationId = "countApprovals", summary = "Count what waits for the caller's approval, by kind")
    @Extension(name = "x-internal", value = "true", parseValue = true)
    @Transactional
    public ApprovalCounts counts() {
        Caller asking = caller.require(Action.SEE_OFFICE, null);
        boolean decides = Access.allows(asking, Action.DECIDE, null);
        return new ApprovalCounts(
                Access.allows(asking, Action.ADMINISTER, null) ? drafts(asking) : 0,
                decides ? tasks.toClose() : 0,
                decides ? waivers.toDecide() : 0,
                decides ? plans.toDecide() : 0);
    }

    private long drafts(Caller asking) {
        return proposals.open().stream().filter(draft -> !draft.isOf(asking)).count();
    }
}
