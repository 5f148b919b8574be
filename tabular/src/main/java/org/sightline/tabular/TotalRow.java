package org.sightline.tabular;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A row that sums up the rows above it, as reports have it; it is no record of its own. */
public final class TotalRow {

    private static final Pattern TOTAL = Pattern.compile(
            "(?:grand|sub|report|page|check|fund|vendor|final|overall)?[ -]*totals?\\b.*|.*\\btotals?:?",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern BARE =
            Pattern.compile("(?:grand|sub|report|final|overall)?[ -]*totals?:?", Pattern.CASE_INSENSITIVE);

    private TotalRow() {}

    /** Whether a name or description says nothing but that its row is a total. */
    public static boolean says(@Nullable String text) {
        return text != null && BARE.matcher(text.strip()).matches();
    }

    /** Whether a cell of the row says that it is a total. */
    public static boolean is(Row row) {
        return Arrays.stream(row.cells())
                .map(String::strip)
                .anyMatch(cell -> TOTAL.matcher(cell).matches());
    }
}
