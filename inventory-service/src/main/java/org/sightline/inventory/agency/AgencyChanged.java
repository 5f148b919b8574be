package org.sightline.inventory.agency;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The whole agency as it is now: the message {@code agency.changed.v1} and the answer of the API. */
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
        Instant updatedAt,
        boolean sample) {

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
                agency.updatedAt(),
                agency.sample());
    }
}
