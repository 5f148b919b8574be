package org.sightline.inventory.device;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The whole device as it is now: the message {@code device.changed.v1} and the answer of the API. */
@Schema(
        name = "Device",
        description = "A device as it is now; a field that is null is not known.",
        requiredProperties = {
            "id",
            "version",
            "agencyId",
            "status",
            "quantity",
            "reportedBy",
            "reportedThrough",
            "updatedAt"
        })
record DeviceChanged(
        UUID id,
        long version,
        UUID agencyId,
        @JsonUnwrapped DeviceDetails details,
        String reportedBy,
        ReportedThrough reportedThrough,
        Instant updatedAt,
        @Nullable String correlationId,

        @Schema(description = "True where the list that brought it was taken back; else left out")
        @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        boolean withdrawn) {

    static final String TOPIC = "devices";
    static final String TYPE = "device.changed.v1";

    static DeviceChanged of(Device device) {
        return new DeviceChanged(
                device.id(),
                device.version(),
                device.agencyId(),
                device.details(),
                device.reportedBy(),
                device.reportedThrough(),
                device.updatedAt(),
                device.correlationId(),
                device.withdrawn());
    }
}
