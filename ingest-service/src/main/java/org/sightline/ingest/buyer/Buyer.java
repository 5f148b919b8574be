package org.sightline.ingest.buyer;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A buyer first seen in published data, as the {@code buyers} message carries it.
 *
 * @param id the id that the agency gets unless it was registered before
 * @param version always 1: a buyer does not change
 * @param kind guessed from the name; null where it does not say
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

    /**
     * A buyer of this published name.
     *
     * @param federalAwards whether it was first seen in a list of federal awards
     */
    public static Buyer of(
            String name, String normalised, String state, String sourceId, boolean federalAwards, Instant now) {
        return new Buyer(
                BuyerName.agencyId(state, normalised),
                1,
                name,
                normalised,
                BuyerKind.of(normalised, federalAwards),
                state,
                sourceId,
                now);
    }
}
