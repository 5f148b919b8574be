package org.sightline.tabular.pdf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The columns that the rows of all pages share: a column ends where no row has a letter.
 *
 * @param spans from left to right
 */
record Columns(List<Span> spans) {

    /** Cells of a grid that a point is divided into. */
    private static final int PARTS = 2;

    private static final int WIDEST_PAGE = 4_000;
    /** So many rows with words on both sides show that a gap is no chance. */
    private static final int SURE = 12;

    private static final int FEW = 3;
    /** A gap between the words of a head is a space up to this share of the font's size, and more between two heads. */
    static final float SPACE = 0.75f;

    /** A gap between columns. */
    private record Gap(float left, float right) {

        float width() {
            return right - left;
        }
    }

    /** Finds the columns of rows below a head; the head has no words where there is none. */
    static Columns of(List<PrintedLine> rows, List<Word> head) {
        int[] covered = covered(rows);
        float size = (float) rows.stream()
                .flatMap(row -> row.words().stream())
                .mapToDouble(Word::size)
                .average()
                .orElse(1);
        List<Span> spans = new ArrayList<>();
        List<Gap> gaps = new ArrayList<>();
        spans(covered, rows.size() / 200, spans, gaps);
        List<Span> columns = new ArrayList<>();
        for (int i = 0; i < spans.size(); i++) {
            if (i > 0 && !parts(gaps.get(i - 1), spans, i, rows, head, size)) {
                columns.add(columns.removeLast().with(spans.get(i)));
            } else {
                columns.add(spans.get(i));
            }
        }
        return new Columns(List.copyOf(columns));
    }

    /** For each place how many rows have a letter there. */
    private static int[] covered(List<PrintedLine> rows) {
        int[] covered = new int[WIDEST_PAGE * PARTS];
        for (PrintedLine row : rows) {
            boolean[] inRow = new boolean[covered.length];
            for (Word word : row.words()) {
                int from = Math.clamp((int) Math.floor(word.left() * PARTS), 0, covered.length);
                int to = Math.clamp((int) Math.ceil(word.right() * PARTS), 0, covered.length);
                Arrays.fill(inRow, Math.min(from, to), to, true);
            }
            for (int i = 0; i < covered.length; i++) {
                covered[i] += inRow[i] ? 1 : 0;
            }
        }
        return covered;
    }

    private static void spans(int[] covered, int mostAcross, List<Span> spans, List<Gap> gaps) {
        int from = -1;
        for (int i = 0; i < covered.length; i++) {
            boolean free = covered[i] <= mostAcross;
            if (!free && from < 0) {
                from = i;
                if (!spans.isEmpty()) {
                    gaps.add(new Gap(spans.getLast().right(), (float) i / PARTS));
                }
            } else if (free && from >= 0) {
                spans.add(new Span((float) from / PARTS, (float) i / PARTS));
                from = -1;
            }
        }
    }

    /** Whether a gap parts two columns, and not two words that stand in the same places by chance. */
    private static boolean parts(
            Gap gap, List<Span> spans, int right, List<PrintedLine> rows, List<Word> head, float size) {
        if (gap.width() < 0.1f * size) {
            return false;
        }
        if (partsHeads(gap, head)) {
            return true;
        }
        Span before = spans.get(right - 1);
        Span behind = spans.get(right);
        List<PrintedLine> both = rows.stream()
                .filter(row -> touches(row, before) && touches(row, behind))
                .toList();
        boolean many = both.size() * 3 >= rows.size() && gap.width() > 0.2f * size;
        return many && both.size() >= SURE
                || both.size() >= FEW && (gap.width() > 1.6f * size || many && isBetweenCodes(gap, both));
    }

    /** Whether in all rows a word with a digit ends at the gap and another begins behind it, all at the same places. */
    private static boolean isBetweenCodes(Gap gap, List<PrintedLine> rows) {
        return rows.stream()
                        .allMatch(row -> row.words().stream()
                                .anyMatch(word -> Math.abs(word.right() - gap.left()) < 1
                                        && word.text().matches(".*\\d.*")))
                && rows.stream()
                        .allMatch(row ->
                                row.words().stream().anyMatch(word -> Math.abs(word.left() - gap.right()) < 1));
    }

    private static boolean partsHeads(Gap gap, List<Word> head) {
        for (int i = 1; i < head.size(); i++) {
            Word before = head.get(i - 1);
            Word behind = head.get(i);
            boolean wide = behind.left() - before.right() > SPACE * behind.size();
            if (wide && before.right() < gap.right() && behind.left() > gap.left()) {
                return true;
            }
        }
        return false;
    }

    private static boolean touches(PrintedLine row, Span span) {
        return row.words().stream().anyMatch(word -> word.overlap(span.left(), span.right()) > 0);
    }

    int size() {
        return spans.size();
    }

    /** The column that a word stands in, else the nearest. */
    int of(Word word) {
        int best = 0;
        for (int i = 1; i < spans.size(); i++) {
            Span span = spans.get(i);
            Span than = spans.get(best);
            float more = word.overlap(span.left(), span.right()) - word.overlap(than.left(), than.right());
            if (more > 0) {
                best = i;
            }
        }
        return best;
    }

    /** The cells of a line. */
    String[] cells(PrintedLine line) {
        StringBuilder[] cells = new StringBuilder[spans.size()];
        Arrays.setAll(cells, any -> new StringBuilder());
        for (Word word : line.words()) {
            StringBuilder cell = cells[of(word)];
            cell.append(cell.isEmpty() || cell.charAt(cell.length() - 1) == '$' ? "" : " ")
                    .append(word.text());
        }
        return Arrays.stream(cells).map(StringBuilder::toString).toArray(String[]::new);
    }

    /** These columns, with each that has no name made part of the one to its left. */
    Columns named(List<String> names) {
        List<Span> named = new ArrayList<>();
        IntStream.range(0, spans.size()).forEach(i -> {
            if (i > 0 && names.get(i).isEmpty()) {
                named.add(named.removeLast().with(spans.get(i)));
            } else {
                named.add(spans.get(i));
            }
        });
        return new Columns(List.copyOf(named));
    }
}
