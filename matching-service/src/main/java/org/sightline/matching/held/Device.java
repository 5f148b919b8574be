package org.sightline.matching.held;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.LocalDate;
import java.util.UUID;

/** An installed device, as the topic {@code devices} carries it ({@code messages/device.v1.schema.json}). */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Device(
        UUID id,
        long version,
        UUID agencyId,
        String maker,
        String model,
        String serial,
        String mac,
        String fccId,
        String banner,
        String site,
        String status,
        LocalDate installedOn,
        LocalDate removedOn,
        String purpose,
        Integer quantity,
        String correlationId) {

    /** Why the device cannot be taken, in plain words; null where it can. */
    public String fault() {
        return id == null || agencyId == null || version < 1 || status == null
                ? "id, version, agencyId and status are required"
                : null;
    }
}
