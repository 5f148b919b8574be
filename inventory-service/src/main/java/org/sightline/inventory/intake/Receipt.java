package org.sightline.inventory.intake;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.inventory.history.FieldChange;

/**
 * What came of a file.
 *
 * @param id null for a dry run, of which nothing is kept
 * @param filename null where none was given
 * @param sha256 of the file's bytes
 * @param read rows with something in them
 * @param added new devices
 * @param changed devices of which the file says something else than we had
 * @param unchanged devices that are as we had them
 * @param rejected rows that were not taken; {@code rejects} says why, one entry a mistake
 * @param missing devices in use that the file does not have; they stay as they are
 * @param missingDevices the first of those
 * @param changes the first of the added and changed devices
 * @param columns what each header was taken for
 */
@Schema(
        name = "DeviceImport",
        requiredProperties = {
            "sha256",
            "dryRun",
            "importedAt",
            "importedBy",
            "encoding",
            "delimiter",
            "columns",
            "read",
            "added",
            "changed",
            "unchanged",
            "rejected",
            "missing",
            "rejects",
            "changes",
            "missingDevices"
        })
record Receipt(
        @Nullable UUID id,
        @Nullable String filename,
        String sha256,
        boolean dryRun,
        Instant importedAt,
        String importedBy,
        String encoding,
        String delimiter,
        List<Columns.Header> columns,
        int read,
        int added,
        int changed,
        int unchanged,
        int rejected,
        int missing,
        List<Reject> rejects,
        List<Taken> changes,
        List<MissingDevice> missingDevices) {

    /** The most entries of a list in a receipt; counts are always of all. */
    static final int MOST_LISTED = 1_000;

    /**
     * One row that added or changed a device.
     *
     * @param what {@code added} or {@code changed}
     * @param deviceId null for a device that a dry run would add: it gets its id when it is added
     * @param fields the fields that differ, old and new
     */
    @Schema(
            name = "DeviceImportChange",
            requiredProperties = {"row", "what", "device", "fields"})
    record Taken(int row, String what, @Nullable UUID deviceId, String device, List<FieldChange> fields) {

        Taken asDryRun() {
            return what.equals("added") ? new Taken(row, what, null, device, fields) : this;
        }
    }

    /** One device in use that the file does not have. */
    record MissingDevice(UUID deviceId, String device) {}
}
