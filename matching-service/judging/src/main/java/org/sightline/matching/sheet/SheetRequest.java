package org.sightline.matching.sheet;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.problem.Problem;

/**
 * A sheet as a person wants it.
 *
 * @param summary what the change is for, in a sentence; may stay empty until it becomes a draft
 * @param rows all of them, in order; at most a thousand
 */
@Schema(name = "WatchlistSheetRequest", requiredProperties = "rows")
record SheetRequest(@Nullable String summary, @Nullable List<@Nullable SheetRow> rows) {

    /** The most letters of a summary, and of each text of a row. */
    static final int LONGEST_TEXT = 2000;

    String said() {
        String text = summary == null ? "" : summary.strip();
        if (text.length() > LONGEST_TEXT) {
            throw Problem.invalid("/summary", "too-long", "Write at most " + LONGEST_TEXT + " characters.");
        }
        return text;
    }

    /**
     * The rows.
     *
     * @throws Problem 422 where they are missing, too many or too long
     */
    List<SheetRow> asked() {
        if (rows == null) {
            throw Problem.invalid("/rows", "missing", "Give the rows of the sheet; an empty list for none.");
        }
        List<SheetRow> asked = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            SheetRow row = rows.get(i);
            if (row == null || row.edit() == null) {
                throw Problem.invalid("/rows/" + i, "missing", "Give the edit of each row.");
            }
            if (row.toString().length() > LONGEST_TEXT) {
                throw Problem.invalid(
                        "/rows/" + i, "too-long", "Write at most " + LONGEST_TEXT + " characters in a row.");
            }
            asked.add(row);
        }
        return asked;
    }
}
