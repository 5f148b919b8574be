package org.sightline.ingest.buyer;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A buyer first seen in published data, as the {@code buyers} message carries it.
 *
 * @param id the id that the agency gets unless it was registered before
 * @param version always 1: a buyer does not change
 * @param kind of the lists of public bodies or guessed from the name; null where neither says it
 */
public record Buyer(
        UUID id,
        int version,
        String name,
        String normalisedName,
        @Nullable String kind,
        String state,
        String sourceId,
        Instant firstSeenAt) {

    /** A buyer of this name. */
    public static Buyer of(
            String name, String normalised, String state, String sourceId, @Nullable String kind, Instant now) {
        return new Buyer(BuyerName.agencyId(state, normalised), 1, name, normalised, kind, state, sourceId, now);
    }

    /** The same, seen at another time. */
    public Buyer seenAt(Instant other) {
        return new Buyer(id, version, name, normalisedName, kind, state, sourceId, other);
    }
}
