package org.sightline.matching.sheet;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.edit.EditRequest;

/**
 * One row of a sheet.
 *
 * @param edit the change
 * @param taken whether it goes into the draft
 * @param place the row of the file that it came from, as a spreadsheet counts; null where a person typed it
 * @param unread what of the file's row could not be read, in words; null where all was
 */
@Schema(
        name = "WatchlistSheetRow",
        requiredProperties = {"edit", "taken"})
@JsonInclude(JsonInclude.Include.NON_NULL)
record SheetRow(
        EditRequest edit,
        boolean taken,
        @Nullable Integer place,
        @Nullable String unread) {}
