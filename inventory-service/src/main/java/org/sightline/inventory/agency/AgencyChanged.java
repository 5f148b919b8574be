package org.sightline.inventory.agency;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The whole agency as it is now: the answer of the API and, cut, the message {@code agency.changed.v1}.
 *
 * @param aliasCount how many other names it has; a message may list fewer
 * @param aliasIdCount how many agencies were merged into it; a message may list fewer
 */
@Schema(
        name = "Agency",
        description = "An agency as it is now; a field that is null is not known.",
        requiredProperties = {
            "id",
            "version",
            "name",
            "state",
            "status",
            "aliases",
            "aliasIds",
            "aliasCount",
            "aliasIdCount",
            "identifiers",
            "updatedAt",
            "sample"
        })
record AgencyChanged(
        UUID id,
        long version,
        @JsonUnwrapped AgencyDetails details,
        String state,
        AgencyStatus status,
        @Nullable UUID mergedInto,
        List<UUID> aliasIds,
        int aliasCount,
        int aliasIdCount,
        Instant updatedAt,
        boolean sample) {

    /** In a message: names of 300 characters and ids that together have less than the 256 KB of a message. */
    private static final int MOST_NAMES = 200;

    private static final int MOST_IDS = 1_000;

    static final String TOPIC = "agencies";
    static final String TYPE = "agency.changed.v1";

    static AgencyChanged of(Agency agency) {
        return new AgencyChanged(
                agency.id(),
                agency.version(),
                agency.details(),
                agency.state(),
                agency.status(),
                agency.mergedInto(),
                agency.aliasIds(),
                agency.details().aliases().size(),
                agency.aliasIds().size(),
                agency.updatedAt(),
                agency.sample());
    }

    /** As it is sent: long lists are cut, and the counts say how many there are. */
    AgencyChanged cut() {
        return new AgencyChanged(
                id,
                version,
                details.withNames(MOST_NAMES),
                state,
                status,
                mergedInto,
                aliasIds.stream().limit(MOST_IDS).toList(),
                aliasCount,
                aliasIdCount,
                updatedAt,
                sample);
    }
}
