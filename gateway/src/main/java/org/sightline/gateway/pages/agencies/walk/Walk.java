package org.sightline.gateway.pages.agencies.walk;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A walk as inventory-service says it; in a list without devices and sightings.
 *
 * @param state open or finished
 * @param listId the device list that it became; null for none
 * @param seen and the numbers after it: how it ended; null while it is open
 */
record Walk(
        UUID id,
        UUID agencyId,
        long version,
        String site,
        String state,
        String begunBy,
        Instant begunAt,
        @Nullable String finishedBy,
        @Nullable Instant finishedAt,
        @Nullable UUID listId,
        @Nullable Integer seen,
        @Nullable Integer notSeen,
        @Nullable Integer notExpected,
        List<Expected> expected,
        List<Sighting> sightings,
        boolean more) {

    Walk {
        expected = expected == null ? List.of() : List.copyOf(expected);
        sightings = sightings == null ? List.of() : List.copyOf(sightings);
    }

    /** A device that is expected at the site. */
    record Expected(
            UUID deviceId,
            @Nullable String maker,
            @Nullable String model,
            @Nullable String serial,
            @Nullable String tag,
            @Nullable String location,
            boolean seen) {}

    /** What somebody read at the site. */
    record Sighting(
            UUID key,
            String serial,
            String outcome,
            @Nullable UUID deviceId,
            @Nullable String site,
            String seenBy,
            Instant seenAt) {}

    /** A site with how many devices are registered there. */
    record Site(String site, long devices) {}

    /** Whether it goes on. */
    public boolean open() {
        return state.equals("open");
    }

    /** Expected and seen. */
    public List<Expected> met() {
        return expected.stream().filter(Expected::seen).toList();
    }

    /** Expected and not seen. */
    public List<Expected> missed() {
        return expected.stream().filter(device -> !device.seen()).toList();
    }

    /** Seen and not expected. */
    public List<Sighting> besides() {
        return sightings.stream()
                .filter(sighting -> !sighting.outcome().equals("expected"))
                .toList();
    }
}
