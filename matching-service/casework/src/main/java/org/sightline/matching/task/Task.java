package org.sightline.matching.task;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.lifecycle.NextStep;
import org.sightline.matching.lifecycle.Turn;
import org.sightline.matching.lifecycle.WireNames;

/**
 * What has to happen next with one finding.
 *
 * @param findingId of which finding; there is one task a finding
 * @param version raised by each change; 0 while nothing was done with the finding yet
 * @param agencyId as the finding has it
 * @param status the finding's
 * @param makerName the short name of the designated maker, or of whom the watchlist names
 * @param what what the record says, in short; null where it says nothing
 * @param verdict the finding's headline verdict
 * @param owner the sign-in name of whoever in the office sees to it; null while nobody does
 * @param since when this step began
 * @param dueOn by when; null where nothing is left to do
 * @param dueBy what set the day; null where nothing is left to do
 * @param promisedOn the day that the agency last named; null where it named none
 * @param overdue whether the day has passed (at the office)
 * @param daysLeft days until it is due, negative after that; null where nothing is left to do
 * @param ofTheCaller whether the caller is its owner
 * @param snoozedUntil the day on which it is back in the office's lists; null where it was not put aside, in a list, and for
 *     whoever is not of the office
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Task(
        UUID findingId,
        long version,
        UUID agencyId,
        String status,
        String makerName,
        @Nullable String what,
        String verdict,
        Turn turn,
        NextStep nextStep,
        @Nullable String owner,
        Instant since,
        @Nullable LocalDate dueOn,
        @Nullable DueBy dueBy,
        @Nullable LocalDate promisedOn,
        boolean overdue,
        @Nullable Long daysLeft,
        boolean ofTheCaller,
        @Nullable LocalDate snoozedUntil,
        @Nullable String snoozedBecause,
        @Nullable String snoozedBy) {

    /** The same for the office, which put it aside. */
    Task snoozed(Snooze snooze) {
        return new Task(
                findingId,
                version,
                agencyId,
                status,
                makerName,
                what,
                verdict,
                turn,
                nextStep,
                owner,
                since,
                dueOn,
                dueBy,
                promisedOn,
                overdue,
                daysLeft,
                ofTheCaller,
                snooze.until(),
                snooze.reason(),
                snooze.snoozedBy());
    }

    /** What set a due date. */
    public enum DueBy {
        /** The office's days for the step. */
        POLICY,
        /** Somebody of the office. */
        HAND,
        /** The notice names the day. */
        NOTICE,
        /** The agency named the day. */
        PROMISE;

        @JsonValue
        public String wireName() {
            return WireNames.of(this);
        }
    }
}
