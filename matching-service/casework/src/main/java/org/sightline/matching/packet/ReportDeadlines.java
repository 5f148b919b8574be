package org.sightline.matching.packet;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * By when a contractor has to report. Pure.
 *
 * @param initialDueOn the day by whose end the first or only report is due, where the office is
 * @param initialDueAt the moment at which the only report is due, UTC; null where the clause counts business days
 * @param followUpDueOn the day by whose end the second report is due; null where the clause asks for one
 */
record ReportDeadlines(
        LocalDate initialDueOn,
        @Nullable Instant initialDueAt,
        @Nullable LocalDate followUpDueOn) {

    /**
     * The deadlines under a clause.
     *
     * @param on the day of the identification, where the office is
     * @param at its time of day, where the office is; null where nobody noted it: hours then count from the beginning of the day,
     *     so that the report is never late
     * @param submitted the day on which the first report was sent; null while it was not, and it counts as sent when it is due
     */
    static ReportDeadlines of(
            ReportClause clause, LocalDate on, @Nullable LocalTime at, @Nullable LocalDate submitted, ZoneId zone) {
        if (clause.inOneReport()) {
            LocalTime from = at == null ? LocalTime.MIDNIGHT : at;
            Instant due = on.atTime(from).atZone(zone).toInstant().plus(Duration.ofHours(ReportClause.HOURS));
            // A report that is due at midnight is due by the end of the day before.
            return new ReportDeadlines(LocalDate.ofInstant(due.minusNanos(1), zone), due, null);
        }
        LocalDate due = FederalDays.after(on, ReportClause.INITIAL_DAYS);
        return new ReportDeadlines(
                due, null, FederalDays.after(submitted == null ? due : submitted, ReportClause.FOLLOW_UP_DAYS));
    }
}
