package org.sightline.inventory.device;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** The whole device as it is now: the message {@code device.changed.v1} and the answer of the API. */
record DeviceChanged(
        UUID id,
        long version,
        UUID agencyId,
        String maker,
        String model,
        String serial,
        String mac,
        String fccId,
        String tag,
        String banner,
        String site,
        String location,
        DeviceStatus status,
        LocalDate installedOn,
        LocalDate removedOn,
        String removalMethod,
        String purpose,
        int quantity,
        String reportedBy,
        ReportedThrough reportedThrough,
        Instant updatedAt,
        String correlationId) {

    static final String TOPIC = "devices";
    static final String TYPE = "device.changed.v1";

    static DeviceChanged of(Device device) {
        DeviceDetails is = device.details();
        return new DeviceChanged(
                device.id(),
                device.version(),
                device.agencyId(),
                is.maker(),
                is.model(),
                is.serial(),
                is.mac(),
                is.fccId(),
                is.tag(),
                is.banner(),
                is.site(),
                is.location(),
                is.status(),
                is.installedOn(),
                is.removedOn(),
                is.removalMethod(),
                is.purpose(),
                is.quantity(),
                device.reportedBy(),
                device.reportedThrough(),
                device.updatedAt(),
                device.correlationId());
    }
}
