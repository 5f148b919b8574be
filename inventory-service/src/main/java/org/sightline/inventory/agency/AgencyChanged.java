package org.sightline.inventory.agency;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The whole agency as it is now: the message {@code agency.changed.v1} and the answer of the API. */
record AgencyChanged(
        UUID id,
        long version,
        String name,
        AgencyKind kind,
        String state,
        String county,
        AgencyStatus status,
        UUID mergedInto,
        List<String> aliases,
        List<UUID> aliasIds,
        Map<String, String> identifiers,
        Boolean federalContractor,
        Instant updatedAt,
        boolean sample) {

    static final String TOPIC = "agencies";
    static final String TYPE = "agency.changed.v1";

    static AgencyChanged of(Agency agency) {
        AgencyDetails details = agency.details();
        return new AgencyChanged(
                agency.id(),
                agency.version(),
                details.name(),
                details.kind(),
                agency.state(),
                details.county(),
                agency.status(),
                agency.mergedInto(),
                details.aliases(),
                agency.aliasIds(),
                details.identifiers(),
                details.federalContractor(),
                agency.updatedAt(),
                agency.sample());
    }
}
