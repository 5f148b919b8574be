package org.sightline.gateway.pages.followup.work;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What has to happen next with one finding, as matching-service says it.
 *
 * @param version its own, to be named when it is changed
 * @param what what the record says, in short; null where it says nothing
 * @param turn office, agency, second_person or nobody
 * @param owner who of the office sees to it; null while nobody does
 * @param dueOn null where nothing is left to do
 * @param dueBy policy, hand, notice or promise
 * @param promisedOn the day that the agency last named; null where it named none
 * @param daysLeft negative where it is overdue
 * @param snoozedUntil the day on which it is back in the office's lists; null where it was not put aside, and for an agency
 */
public record Task(
        UUID findingId,
        long version,
        UUID agencyId,
        String status,
        String makerName,
        @Nullable String what,
        String verdict,
        String turn,
        String nextStep,
        @Nullable String owner,
        @Nullable LocalDate dueOn,
        @Nullable String dueBy,
        @Nullable LocalDate promisedOn,
        boolean overdue,
        @Nullable Long daysLeft,
        boolean ofTheCaller,
        @Nullable LocalDate snoozedUntil,
        @Nullable String snoozedBecause,
        @Nullable String snoozedBy) {

    /** The next step, for its words. */
    public NextStep step() {
        return NextStep.of(nextStep);
    }

    /** How many days are left; 0 where no day is set. */
    public long daysToGo() {
        return daysLeft == null ? 0 : daysLeft;
    }

    /** How many days it is overdue; 0 where it is not. */
    public long daysLate() {
        return daysLeft == null || daysLeft > 0 ? 0 : -daysLeft;
    }

    /** Whether the office has to do something, so that it can be put aside. */
    public boolean ofTheOffice() {
        return turn.equals("office") || turn.equals("second_person");
    }

    /** Whether there is anything left to do. */
    public boolean open() {
        return step() != NextStep.NONE;
    }
}
