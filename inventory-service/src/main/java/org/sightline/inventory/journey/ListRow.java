package org.sightline.inventory.journey;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.inventory.history.FieldChange;
import org.sightline.inventory.intake.Reject;

/**
 * One row of a device list, and what it would do.
 *
 * @param row as a spreadsheet counts, the first line of the file is 1
 * @param deviceId the registered device that it describes; null for a new one
 * @param device how people recognize it
 * @param cells as they were sent or corrected, in the order of the columns
 * @param fields what it would change, old and new; of a new device all that is known
 * @param rejects all that is wrong
 */
@Schema(
        name = "DeviceListRow",
        requiredProperties = {"row", "what", "device", "cells", "fields", "rejects"})
@JsonInclude(JsonInclude.Include.NON_NULL)
record ListRow(
        int row,
        RowOutcome what,
        @Nullable UUID deviceId,
        String device,
        List<String> cells,
        List<FieldChange> fields,
        List<Reject> rejects) {}
