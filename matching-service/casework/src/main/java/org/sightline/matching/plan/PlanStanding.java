package org.sightline.matching.plan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.problem.Problem;
import org.sightline.matching.plan.PlanMove.Side;

/**
 * Where a plan stands, and who accepted and completed it. Pure: each move gives the next standing or says why it cannot be
 * made. Two people of the office see a plan through: one accepts it, another completes it.
 *
 * @param accepted who accepted it as it is now; null while nobody did
 * @param completed who completed it; null while nobody did
 */
record PlanStanding(
        PlanState state,
        Instant since,
        @Nullable Signature accepted,
        @Nullable Signature completed) {

    /**
     * Who said something, and when.
     *
     * @param name a sign-in name
     * @param identity issuer and subject
     */
    record Signature(String name, String identity, Instant at) {}

    /** A plan that was just begun. */
    static PlanStanding begun(Instant now) {
        return new PlanStanding(PlanState.DRAFT, now, null, null);
    }

    /**
     * The standing after a move.
     *
     * @throws Problem 409 where it cannot be made in this state, 403 where another person has to make it
     */
    PlanStanding after(PlanMove move, Side side, Signature by) {
        PlanState next = move.from(state, side)
                .orElseThrow(() -> Problem.conflict("The plan is " + state.wireName()
                        + ", so this cannot be done with it." + " Read it again to see what can."));
        if (move == PlanMove.COMPLETE && accepted != null && accepted.identity().equals(by.identity())) {
            throw Problem.forbidden("You accepted this plan, so another person of the office must complete it.");
        }
        Signature acceptance = switch (next) {
            case DRAFT, SUBMITTED -> null;
            case ACCEPTED -> move == PlanMove.ACCEPT ? by : accepted;
            case COMPLETED, CANCELLED -> accepted;
        };
        return new PlanStanding(
                next, next == state ? since : by.at(), acceptance, next == PlanState.COMPLETED ? by : null);
    }
}
