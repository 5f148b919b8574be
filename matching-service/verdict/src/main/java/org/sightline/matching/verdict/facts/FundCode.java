package org.sightline.matching.verdict.facts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One line of an agency's own chart of funds.
 *
 * @param code      the code as it stands in the agency's records
 * @param programme assistance listing number of the programme that feeds the fund, or the wire name of a
 *                  {@link FundingKind}
 * @param from      first day on which the code means this; null where there is none
 * @param until     first day on which it no longer does; null for until further notice
 */
public record FundCode(
        String code,
        String programme,
        @Nullable LocalDate from,
        @Nullable LocalDate until) {

    /** Whether the line holds on that day. */
    public boolean holdsOn(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (until == null || day.isBefore(until));
    }
}
