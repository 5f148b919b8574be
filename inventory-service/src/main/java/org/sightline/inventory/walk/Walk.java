package org.sightline.inventory.walk;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A walk through a site.
 *
 * @param state open or finished
 * @param listId the device list that it became; null while it is open, and where nothing was seen
 * @param seen of the devices expected at the site, how many were seen when it was finished; null while it is open
 * @param notSeen and how many were not
 * @param notExpected how much was seen besides
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
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
        @Nullable Integer notExpected) {

    boolean open() {
        return state.equals("open");
    }

    /** One that begins. */
    static Walk begun(UUID agency, String site, String by, Instant at) {
        return new Walk(UUID.randomUUID(), agency, 1, site, "open", by, at, null, null, null, null, null, null);
    }

    /** The same, finished. */
    Walk finished(@Nullable UUID list, WalkView view, String by, Instant at) {
        int met = (int) view.expected().stream().filter(WalkView.Expected::seen).count();
        int besides = (int) view.sightings().stream()
                .filter(sighting -> sighting.outcome() != WalkView.Outcome.EXPECTED)
                .count();
        return new Walk(
                id,
                agencyId,
                version + 1,
                site,
                "finished",
                begunBy,
                begunAt,
                by,
                at,
                list,
                met,
                view.expected().size() - met,
                besides);
    }
}
