package org.sightline.matching.held;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An installed device, as the topic {@code devices} carries it ({@code messages/device.v1.schema.json}).
 *
 * @param withdrawn whether the list that brought it was taken back
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Device(
        UUID id,
        long version,
        UUID agencyId,
        @Nullable String maker,
        @Nullable String model,
        @Nullable String serial,
        @Nullable String mac,
        @Nullable String fccId,
        @Nullable String banner,
        @Nullable String site,
        String status,
        @Nullable LocalDate installedOn,
        @Nullable LocalDate removedOn,
        @Nullable String purpose,
        @Nullable Integer quantity,
        @Nullable String correlationId,
        boolean withdrawn) {

    /** Why the device cannot be taken, in plain words; null where it can. */
    public @Nullable String fault() {
        return id == null || agencyId == null || version < 1 || status == null
                ? "id, version, agencyId and status are required"
                : null;
    }
}
