package org.sightline.tabular;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds a header by the shape of the table: most rows are as wide as each other, and the header is a wide row of
 * different words, with no values in it.
 *
 * @param value whether a cell holds a value, such as a date or an amount
 * @param name whether a cell is a column name that is known
 */
public record TableShape(Predicate<String> value, Predicate<String> name) implements HeaderSearch {

    private static final int MOST_BANNER_ROWS = 30;

    /** How table-like the rows are: the share that has the usual width, and a little more for more columns. */
    @Override
    public double fit(List<String[]> rows) {
        int width = width(rows);
        if (width < 2) {
            return 0;
        }
        long filled = rows.stream().filter(row -> !blank(row)).count();
        long usual =
                rows.stream().filter(row -> !blank(row) && row.length == width).count();
        return (double) usual / filled + Math.min(width, 50) / 500.0;
    }

    static int width(List<String[]> rows) {
        Map<Integer, Integer> counts = new HashMap<>();
        rows.stream().filter(row -> !blank(row)).forEach(row -> counts.merge(row.length, 1, Integer::sum));
        return counts.entrySet().stream()
                .max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(0);
    }

    /** The first row that names columns: nearly as wide as the table, with different words and no values in it; -1. */
    @Override
    public int headerRow(List<String[]> rows) {
        int width = width(rows);
        for (int i = 0; i < Math.min(rows.size(), MOST_BANNER_ROWS); i++) {
            String[] row = rows.get(i);
            if (blank(row)) {
                continue;
            }
            long filled = filled(row);
            if (filled >= Math.max(1, Math.min(2, width)) && filled * 2 >= width && row.length * 10 >= width * 7) {
                return looksLikeNames(row) ? i : -1;
            }
        }
        return -1;
    }

    private boolean looksLikeNames(String[] row) {
        Set<String> seen = new HashSet<>();
        int values = 0;
        int known = 0;
        for (String cell : row) {
            String text = Text.clean(cell);
            if (text.isEmpty()) {
                continue;
            }
            seen.add(text.toLowerCase(Locale.ROOT));
            values += value.test(text) ? 1 : 0;
            known += name.test(text) ? 1 : 0;
        }
        return values == 0
                && seen.size() * 2L > filled(row)
                && (known > 0 || seen.size() == filled(row) && row.length > 1 && averageLength(row) < 40);
    }

    private static double averageLength(String[] row) {
        long letters = 0;
        for (String cell : row) {
            letters += cell.length();
        }
        return (double) letters / Math.max(1, filled(row));
    }

    private static long filled(String[] row) {
        long filled = 0;
        for (String cell : row) {
            filled += cell.isBlank() ? 0 : 1;
        }
        return filled;
    }

    private static boolean blank(String[] row) {
        return filled(row) == 0;
    }
}
