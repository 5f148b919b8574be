package org.sightline.tabular.pdf;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.sightline.tabular.UnreadableFile;

/**
 * Compares the totals that a document prints with its rows. What a total counts is not said, so several answers are
 * tried: the rows since the start, since the total above, since the total of this name above, those of the page, those
 * under the heading, and those above that have the same value in a column, such as the number of a check. For all
 * totals of one name the answer is the one that fits most of them; it has to fit all.
 */
final class Totals {

    private static final int LABELS_TRIED = 20;

    private final List<PdfRow> rows;
    private final List<PrintedTotal> totals;

    Totals(List<PdfRow> rows, List<PrintedTotal> totals) {
        this.rows = rows;
        this.totals = totals;
    }

    /**
     * Compares.
     *
     * @return whether some total counts all rows
     * @throws UnreadableFile where a total differs from its rows; it names the page
     */
    boolean require() {
        Map<String, List<PrintedTotal>> byLabel = new LinkedHashMap<>();
        totals.forEach(total ->
                byLabel.computeIfAbsent(total.label(), any -> new ArrayList<>()).add(total));
        boolean all = totals.stream().anyMatch(this::countsAll);
        byLabel.values().forEach(same -> require(same, all));
        return all;
    }

    private boolean countsAll(PrintedTotal total) {
        return total.rows() == rows.size() && difference(total, 0).signum() == 0;
    }

    /** What is printed below the last row, where another total counts all rows, is about something without rows. */
    private void require(List<PrintedTotal> same, boolean allCounted) {
        List<PrintedTotal> wrong = same;
        for (ToIntFunction<PrintedTotal> first : answers()) {
            List<PrintedTotal> not = wrong.isEmpty()
                    ? wrong
                    : same.stream()
                            .filter(total ->
                                    difference(total, first.applyAsInt(total)).signum() != 0)
                            .toList();
            wrong = not.size() < wrong.size() ? not : wrong;
        }
        for (PrintedTotal total : wrong) {
            if (!(allCounted && total.rows() == rows.size())) {
                throw differs(total);
            }
        }
    }

    /** For each answer the first row that a total counts; it counts all from there to itself. */
    private List<ToIntFunction<PrintedTotal>> answers() {
        List<ToIntFunction<PrintedTotal>> answers = new ArrayList<>();
        answers.add(total -> 0);
        answers.add(total -> above(total, other -> true));
        answers.add(total -> above(total, other -> other.label().equals(total.label())));
        answers.add(
                total -> back(total, row -> row.line().page() == total.line().page()));
        answers.add(total ->
                back(total, row -> row.group() == rows.get(total.rows() - 1).group()));
        // Where totals of one name count those of another: the rows since the last one that is none of these.
        totals.stream()
                .map(PrintedTotal::label)
                .distinct()
                .limit(LABELS_TRIED)
                .forEach(inner -> answers.add(
                        total -> above(total, other -> !other.label().equals(inner))));
        int columns = rows.isEmpty() ? 0 : rows.getFirst().cells().length;
        for (int i = 0; i < columns; i++) {
            int column = i;
            answers.add(total -> back(total, row -> {
                PdfRow last = rows.get(total.rows() - 1);
                return row.group() == last.group() && row.cells()[column].equals(last.cells()[column]);
            }));
        }
        return answers;
    }

    private int above(PrintedTotal total, Predicate<PrintedTotal> counts) {
        int first = 0;
        for (PrintedTotal other : totals) {
            if (other.equals(total)) {
                break;
            }
            if (counts.test(other)) {
                first = other.rows();
            }
        }
        return first;
    }

    private int back(PrintedTotal total, Predicate<PdfRow> belongs) {
        int first = total.rows();
        while (first > 0 && belongs.test(rows.get(first - 1))) {
            first--;
        }
        return first;
    }

    /** How much the rows from this one on differ from the total, in the first column that differs. */
    private BigDecimal difference(PrintedTotal total, int first) {
        for (Map.Entry<Integer, BigDecimal> printed : total.amounts().entrySet()) {
            BigDecimal sum = rows.subList(first, total.rows()).stream()
                    .map(row -> row.amount(printed.getKey()))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            if (sum.compareTo(printed.getValue()) != 0) {
                return sum.subtract(printed.getValue());
            }
        }
        return BigDecimal.ZERO;
    }

    private UnreadableFile differs(PrintedTotal total) {
        String printed = total.amounts().values().stream()
                .reduce((before, last) -> last)
                .orElse(BigDecimal.ZERO)
                .toPlainString();
        return new UnreadableFile(
                "sums_differ",
                "Page " + total.line().page() + " prints \"" + total.label() + "\" " + printed
                        + ", and the rows that were read above it do not add up to it. Nothing is taken from this PDF."
                        + " Export the register as Excel or CSV and upload that.");
    }
}
