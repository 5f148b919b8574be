package org.sightline.matching.watchlist;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An entity's time on a list.
 *
 * @param entityId the entity
 * @param list short name of the list, such as {@code sec889}, {@code fcc-covered}, {@code bis-entity}, {@code dod-1260h}
 * @param from first day on the list, null if unknown
 * @param to last day on the list, null if still on it
 * @param citation the legal citation or notice, may be empty
 * @param fact source and certainty
 */
public record Membership(
        String entityId,
        String list,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        String citation,
        Fact fact) implements Row {

    /** Whether the entity was on the list on a day (never null). */
    public boolean holdsOn(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }
}
