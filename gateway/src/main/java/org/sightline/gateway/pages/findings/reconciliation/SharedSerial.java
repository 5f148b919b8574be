package org.sightline.gateway.pages.findings.reconciliation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A serial number that devices of more than one agency have. Only the office sees it, because it names several agencies.
 *
 * @param serial in capitals
 * @param holders by agency
 */
public record SharedSerial(String serial, List<Holder> holders) {

    /** A device that has it. */
    @Schema(name = "SerialHolder")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Holder(
            UUID agencyId,
            String agencyName,
            UUID deviceId,
            @Nullable String maker,
            @Nullable String model,
            String status) {}
}
