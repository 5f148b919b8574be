package org.sightline.gateway.pages.findings.reconciliation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What the numbers of a maker or a model at one agency are made of.
 *
 * @param purchases counted purchases of equipment, the latest first
 * @param takenAway lines that say that equipment is taken away, the latest first
 * @param devices registered devices, by id
 * @param cut whether there is more of one of them than is given
 */
public record BalanceParts(
        String makerId,
        String makerName,
        List<Purchase> purchases,
        List<Purchase> takenAway,
        List<Device> devices,
        boolean cut) {

    /**
     * A purchase, or a mention that takes equipment away.
     *
     * @param date as the records write it; null where it is not known
     * @param quantity what is left after credits; a decimal, null where the records do not say it
     * @param returned what credits took back; a decimal
     * @param lines the published lines behind it, at most 20
     */
    @Schema(name = "PurchaseInBalance")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Purchase(
            UUID findingId,
            @Nullable String date,
            @Nullable String model,
            @Nullable String quantity,
            String returned,
            List<Line> lines) {}

    /** A published line; what it does not say is left out. */
    @Schema(name = "LineInBalance")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(
            String documentType,
            @Nullable String documentNumber,
            @Nullable String description,
            @Nullable String quantity,
            @Nullable String amount,
            @Nullable String currency) {}

    /** A registered device; what is not known of it is left out. */
    @Schema(name = "DeviceInBalance")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Device(
            UUID id,
            @Nullable String model,
            @Nullable String serial,
            @Nullable String site,
            String status,
            int quantity) {}
}
