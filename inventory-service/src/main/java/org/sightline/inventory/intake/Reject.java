package org.sightline.inventory.intake;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong in a file.
 *
 * @param row as a spreadsheet counts, the first line of the file is 1
 * @param column the file's own header; null where it is about the whole row
 * @param code stable, for machines
 * @param reason what is wrong and what to do
 * @param value what the cell has; null where it is not about one cell
 */
@Schema(
        name = "DeviceImportReject",
        requiredProperties = {"row", "code", "reason"})
public record Reject(
        int row,
        @Nullable String column,
        String code,
        String reason,
        @Nullable String value) {}
