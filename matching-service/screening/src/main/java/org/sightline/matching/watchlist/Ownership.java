package org.sightline.matching.watchlist;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A period in which one entity belonged to, or was supplied by, another.
 *
 * @param entityId the owned or supplied entity
 * @param parentId the owner or hardware source
 * @param relation what the link is
 * @param from first day, null if unknown or if there is none
 * @param to last day, null if it lasts
 * @param fact source and certainty
 * @param note such as "closing day unverified"; may be empty
 */
public record Ownership(
        String entityId,
        String parentId,
        Relation relation,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        Fact fact,
        String note)
        implements Row {

    /** What ties an entity to its maker. */
    public enum Relation {
        /** Owned or controlled. */
        OWNED_BY,
        /** Sells goods produced by. */
        SOURCED_FROM,
        /** Took over a business of. */
        SUCCEEDED
    }

    /**
     * Whether the period holds on a day.
     *
     * @param day the purchase date; null asks "at any time?" and is true
     */
    public boolean holdsOn(@Nullable LocalDate day) {
        return day == null || ((from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to)));
    }
}
