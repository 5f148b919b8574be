package org.sightline.ingest.buyer;

import java.time.Instant;
import java.util.UUID;

/**
 * A buyer first seen in published data, as the {@code buyers} message carries it.
 *
 * @param id the id that the agency gets if nobody registered it
 * @param version always 1: a buyer does not change
 * @param kind guessed from the name; null where it does not say
 */
public record Buyer(
        UUID id,
        int version,
        String name,
        String normalisedName,
        String kind,
        String state,
        String sourceId,
        Instant firstSeenAt) {

    /** A buyer of this published name. */
    public static Buyer of(String name, String normalised, String state, String sourceId, Instant now) {
        return new Buyer(
                BuyerName.agencyId(state, normalised),
                1,
                name,
                normalised,
                BuyerName.kind(normalised),
                state,
                sourceId,
                now);
    }
}
