package org.sightline.gateway.pages.followup.work;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What has to happen next with a remediation plan, as matching-service says it.
 *
 * @param nextStep submit, decide, take_step, prove, look_at_proof or complete
 * @param what the step of the plan; null where it is the plan as a whole
 * @param pieces with prove, how many pieces are due on that day; null elsewhere
 * @param daysLeft negative where it is overdue
 */
public record PlanTask(
        UUID planId,
        UUID agencyId,
        String title,
        String turn,
        String nextStep,
        @Nullable String what,
        @Nullable String owner,
        @Nullable Long pieces,
        LocalDate dueOn,
        boolean overdue,
        long daysLeft) {

    /** How many pieces are due on that day; 0 where the step is about none. */
    public long piecesDue() {
        return pieces == null ? 0 : pieces;
    }

    /** How many days it is overdue; 0 where it is not. */
    public long daysLate() {
        return Math.max(0, -daysLeft);
    }
}
