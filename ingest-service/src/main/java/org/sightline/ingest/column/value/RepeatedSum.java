package org.sightline.ingest.column.value;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.tabular.Row;
import org.sightline.tabular.TotalRow;

/**
 * Which columns of money repeat the sum of a paper on each of its lines: the total of a check stands beside each of its
 * invoices, and another column adds up to it. Who counts the total counts the paper as often as it has lines.
 *
 * @param parts columns that add up, by their places from 0
 * @param totals columns that repeat what the parts add up to
 */
public record RepeatedSum(Set<Integer> parts, Set<Integer> totals) {

    private static final int SAMPLE_ROWS = 200;

    /** Columns of money of which sums are tried. */
    private static final int COLUMNS_TRIED = 8;

    /**
     * What the rows say.
     *
     * @param money columns that may be money
     */
    public static RepeatedSum of(List<Row> rows, List<Integer> money) {
        RepeatedSum found = new RepeatedSum(new HashSet<>(), new HashSet<>());
        if (money.size() < 2) {
            return found;
        }
        List<Row> lines = rows.subList(0, Math.min(SAMPLE_ROWS, rows.size())).stream()
                .filter(row -> !TotalRow.is(row))
                .toList();
        List<Integer> tried = money.subList(0, Math.min(COLUMNS_TRIED, money.size()));
        List<List<@Nullable BigDecimal>> columns = new ArrayList<>();
        tried.forEach(column -> columns.add(ExtendedPrice.numbers(lines, column)));
        for (int part = 0; part < tried.size(); part++) {
            for (int total = 0; total < tried.size(); total++) {
                if (part != total && repeats(columns.get(part), columns.get(total))) {
                    found.parts.add(tried.get(part));
                    found.totals.add(tried.get(total));
                }
            }
        }
        found.parts.removeAll(found.totals);
        return found;
    }

    /** Whether the rows fall into papers of one total each, to which their parts add up, and one of them has several lines. */
    private static boolean repeats(List<@Nullable BigDecimal> parts, List<@Nullable BigDecimal> totals) {
        boolean several = false;
        int row = 0;
        while (row < parts.size()) {
            int end = endOfPaper(parts, totals, row);
            if (end < 0) {
                return false;
            }
            several |= end > row + 1;
            row = end;
        }
        return several;
    }

    /** The row after the last one of the paper that starts here; -1 where no rows add up to its total. */
    private static int endOfPaper(List<@Nullable BigDecimal> parts, List<@Nullable BigDecimal> totals, int start) {
        BigDecimal total = totals.get(start);
        if (total == null) {
            return parts.get(start) == null ? start + 1 : -1;
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (int row = start; row < parts.size() && isSame(total, totals.get(row)); row++) {
            BigDecimal part = parts.get(row);
            if (part == null || part.signum() == 0) {
                return -1;
            }
            sum = sum.add(part);
            if (sum.compareTo(total) == 0) {
                return row + 1;
            }
        }
        return -1;
    }

    private static boolean isSame(BigDecimal total, @Nullable BigDecimal other) {
        return other != null && total.compareTo(other) == 0;
    }
}
