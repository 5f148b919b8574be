package org.sightline.inventory.journey;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.inventory.intake.Columns;

/**
 * A device list as somebody sent it, what it would do, and what was done with it: its receipt.
 *
 * @param filename null where none was given, as with a list that was pasted
 * @param sha256 of the bytes as they were sent
 * @param format such as CSV or XLSX
 * @param discovered whether it says what was seen on a network: then it proposes and contradicts, and overwrites nothing
 * @param columns what each header was taken for
 * @param headers the file's own
 * @param register the state of the register that it was checked against
 * @param sameAs the list that was applied with the same bytes; null where there is none
 */
@Schema(
        name = "DeviceList",
        description = "A device list that was sent, what it would do, and what was done with it.",
        requiredProperties = {
            "id",
            "agencyId",
            "version",
            "status",
            "sha256",
            "format",
            "discovered",
            "columns",
            "counts",
            "sentBy",
            "sentAt",
            "checkedAt"
        })
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeviceList(
        UUID id,
        UUID agencyId,
        long version,
        ListStatus status,
        @Nullable String filename,
        String sha256,
        String format,
        boolean discovered,
        @JsonIgnore List<String> headers,
        List<Columns.Header> columns,
        @JsonIgnore String register,
        Counts counts,
        String sentBy,
        Instant sentAt,
        Instant checkedAt,
        @Nullable String appliedBy,
        @Nullable Instant appliedAt,

        @Schema(description = "Rows that added or changed a device") @Nullable
        Integer appliedRows,

        @Nullable String undoneBy,
        @Nullable Instant undoneAt,
        @Nullable String undoneReason,

        @Schema(description = "The list that was applied with the same bytes") @Nullable
        UUID sameAs) {

    /**
     * What the rows would do.
     *
     * @param absent devices in use that the list does not have; they stay as they are
     */
    @Schema(
            name = "DeviceListCounts",
            requiredProperties = {"rows", "added", "changed", "unchanged", "rejected", "absent"})
    record Counts(
            @Schema(description = "Without blank ones") int rows,
            @Schema(description = "Rows that add a device") int added,

            @Schema(description = "Rows that change a device")
            int changed,

            @Schema(description = "Rows that say what is registered")
            int unchanged,

            @Schema(description = "Rows with something wrong")
            int rejected,

            @Schema(description = "Devices in use that the list does not have; they stay as they are")
            int absent) {

        static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);
    }
}
