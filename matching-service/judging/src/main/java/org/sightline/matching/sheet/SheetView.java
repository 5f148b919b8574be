package org.sightline.matching.sheet;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.problem.Problem;
import org.sightline.matching.edit.EditRequest;
import org.sightline.matching.watchlists.RowView;

/**
 * A sheet against the list in force.
 *
 * @param version 0 where nothing is in it yet
 * @param base the version of the list that it was compared with
 * @param counts how many rows are in each state
 * @param absent what the list has of the same lists and names that the file no longer names, at most a thousand
 * @param absentInAll how many of these there are
 */
@Schema(name = "WatchlistSheet")
record SheetView(
        long version,
        String summary,
        int base,
        Map<String, Integer> counts,
        List<Line> rows,
        List<RowView> absent,
        int absentInAll) {

    /** What a row does to the list in force. */
    @Schema(name = "WatchlistSheetState")
    enum State {
        NEW,
        CHANGED,
        ENDED,
        REMOVED,
        SAME,
        PROBLEM;

        @JsonValue
        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One row.
     *
     * @param number its place in the sheet, from 1
     * @param place the row of the file that it came from; null where a person typed it
     * @param unread what of the file's row could not be read; null where all was
     * @param was what the list says now; null where it says nothing
     * @param becomes what it will say; null where it will say nothing
     * @param problems what is wrong, each with the field; empty where nothing is
     */
    @Schema(name = "WatchlistSheetLine")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            int number,
            @Nullable Integer place,
            boolean taken,
            @Nullable String unread,
            EditRequest edit,
            State state,
            @Nullable RowView was,
            @Nullable RowView becomes,
            List<Problem.Fault> problems) {}
}
