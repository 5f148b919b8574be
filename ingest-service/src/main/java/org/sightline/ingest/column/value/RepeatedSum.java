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

    private static final int NO_PAPER = -1;

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
        boolean cut = rows.size() > SAMPLE_ROWS;
        List<Row> lines = rows.subList(0, Math.min(SAMPLE_ROWS, rows.size())).stream()
                .filter(row -> !TotalRow.is(row))
                .toList();
        List<Integer> tried = money.subList(0, Math.min(COLUMNS_TRIED, money.size()));
        List<List<@Nullable BigDecimal>> columns = new ArrayList<>();
        tried.forEach(column -> columns.add(ExtendedPrice.numbers(lines, column)));
        for (int part = 0; part < tried.size(); part++) {
            for (int total = 0; total < tried.size(); total++) {
                if (part != total && repeats(columns.get(part), columns.get(total), cut)) {
                    found.parts.add(tried.get(part));
                    found.totals.add(tried.get(total));
                }
            }
        }
        found.parts.removeAll(found.totals);
        return found;
    }

    /**
     * Whether the rows fall into papers of one total each, to which their parts add up, and one of them has several
     * lines.
     *
     * @param cut whether more rows follow, so that the last paper may lack lines
     */
    private static boolean repeats(List<@Nullable BigDecimal> parts, List<@Nullable BigDecimal> totals, boolean cut) {
        boolean several = false;
        int row = 0;
        while (row < parts.size()) {
            int end = endOfPaper(parts, totals, row);
            if (end == NO_PAPER) {
                return false;
            }
            if (end > parts.size()) {
                return cut && several;
            }
            several |= hasSeveral(parts.subList(row, end));
            row = end;
        }
        return several;
    }

    private static boolean hasSeveral(List<@Nullable BigDecimal> parts) {
        return parts.stream().filter(part -> !isNothing(part)).count() > 1;
    }

    /**
     * The row after the last one of the paper that starts here; beyond the end where the rows end within it, and
     * {@link #NO_PAPER} where no rows add up to its total.
     */
    private static int endOfPaper(List<@Nullable BigDecimal> parts, List<@Nullable BigDecimal> totals, int start) {
        BigDecimal total = totals.get(start);
        if (total == null) {
            return isNothing(parts.get(start)) ? start + 1 : NO_PAPER;
        }
        BigDecimal sum = BigDecimal.ZERO;
        int row = start;
        while (row < parts.size() && isSame(total, totals.get(row))) {
            BigDecimal part = parts.get(row);
            if (part == null) {
                return NO_PAPER;
            }
            row++;
            sum = sum.add(part);
            if (sum.compareTo(total) == 0) {
                return afterZeros(parts, totals, row, total);
            }
        }
        return row < parts.size() ? NO_PAPER : row + 1;
    }

    /** Lines of zero may follow the one with which a paper adds up. */
    private static int afterZeros(
            List<@Nullable BigDecimal> parts, List<@Nullable BigDecimal> totals, int start, BigDecimal total) {
        int row = start;
        while (row < parts.size() && isSame(total, totals.get(row)) && isSame(BigDecimal.ZERO, parts.get(row))) {
            row++;
        }
        return row;
    }

    private static boolean isNothing(@Nullable BigDecimal part) {
        return part == null || part.signum() == 0;
    }

    private static boolean isSame(BigDecimal total, @Nullable BigDecimal other) {
        return other != null && total.compareTo(other) == 0;
    }
}
