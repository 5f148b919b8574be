package org.sightline.gateway.pages.office.overview;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.count.VerdictCount;
import org.sightline.gateway.pages.office.overview.LawDays.LawDay;
import org.sightline.gateway.pages.office.overview.Overview.Quarter;

/**
 * The purchases by quarter as a page draws them: a column a quarter, one verdict upon the other, with a line for each day on
 * which a law began to bind. All numbers are units of the drawing.
 *
 * @param most purchases in the quarter with the most
 */
record QuarterChart(long most, List<Column> columns, List<Mark> marks) {

    static final int TOP = 26;
    static final int HEIGHT = 180;
    static final int LEFT = 40;
    static final int STEP = 24;
    static final int BAR = 16;

    private static final int GAP = 6;
    private static final int TEXT = 12;
    private static final int BELOW = 26;
    private static final int NARROWEST = 320;
    private static final int MONTHS = 3;

    /**
     * A quarter.
     *
     * @param year where a year begins; else null
     */
    record Column(String key, int x, @Nullable Integer year, List<Piece> pieces) {}

    /** The purchases of a quarter with one verdict. */
    record Piece(String verdict, long y, long height) {}

    /** A day on which laws began to bind, with the number by which the list under the drawing explains it. */
    record Mark(int number, int x, LocalDate day, List<LawDay> laws) {}

    /**
     * Draws these quarters, and the quarters between them in which nothing was bought.
     *
     * @param state whose own laws are marked too; null for those of the United States alone
     */
    static QuarterChart of(@Nullable String state, List<Quarter> quarters) {
        if (quarters.isEmpty()) {
            return new QuarterChart(0, List.of(), List.of());
        }
        LocalDate first = begin(quarters.getFirst().since());
        LocalDate end = begin(quarters.getLast().since()).plusMonths(MONTHS);
        long most = quarters.stream().mapToLong(Quarter::purchases).max().orElse(1);
        Map<String, Quarter> byKey = quarters.stream().collect(Collectors.toMap(Quarter::key, Function.identity()));
        List<Column> columns = new ArrayList<>();
        for (LocalDate day = first; day.isBefore(end); day = day.plusMonths(MONTHS)) {
            columns.add(column(day, columns.size(), byKey.get(key(day)), most));
        }
        return new QuarterChart(most, columns, marks(state, first, end));
    }

    private static Column column(LocalDate day, int place, @Nullable Quarter quarter, long most) {
        Integer year = place == 0 || day.getMonthValue() == 1 ? day.getYear() : null;
        return new Column(key(day), LEFT + place * STEP, year, quarter == null ? List.of() : pieces(quarter, most));
    }

    private static List<Piece> pieces(Quarter quarter, long most) {
        List<Piece> pieces = new ArrayList<>();
        long below = 0;
        for (VerdictCount verdict : quarter.verdicts()) {
            long bottom = scaled(below, most);
            below += verdict.count();
            long height = scaled(below, most) - bottom;
            pieces.add(new Piece(verdict.verdict(), TOP + HEIGHT - bottom - height, height));
        }
        return pieces;
    }

    private static long scaled(long purchases, long most) {
        return Math.round((double) purchases * HEIGHT / most);
    }

    private static List<Mark> marks(@Nullable String state, LocalDate first, LocalDate end) {
        Map<LocalDate, List<LawDay>> byDay = LawDays.of(state, first, end).stream()
                .collect(Collectors.groupingBy(LawDay::day, TreeMap::new, Collectors.toList()));
        List<Mark> marks = new ArrayList<>();
        byDay.forEach((day, laws) -> marks.add(new Mark(marks.size() + 1, x(first, day), day, laws)));
        return marks;
    }

    /** Where a day is: whole quarters, then the share of its quarter that is over. */
    private static int x(LocalDate first, LocalDate day) {
        LocalDate quarter = begin(day);
        long whole = ChronoUnit.MONTHS.between(first, quarter) / MONTHS;
        long over = ChronoUnit.DAYS.between(quarter, day)
                * STEP
                / quarter.range(IsoFields.DAY_OF_QUARTER).getMaximum();
        return Math.toIntExact(LEFT - (STEP - BAR) / 2 + whole * STEP + over);
    }

    private static LocalDate begin(LocalDate day) {
        return day.with(IsoFields.DAY_OF_QUARTER, 1);
    }

    private static String key(LocalDate day) {
        return day.getYear() + "Q" + day.get(IsoFields.QUARTER_OF_YEAR);
    }

    public int width() {
        return Math.max(NARROWEST, LEFT + columns.size() * STEP + STEP);
    }

    public int height() {
        return TOP + HEIGHT + BELOW;
    }

    /** Where the columns stand. */
    public int ground() {
        return TOP + HEIGHT;
    }

    public int top() {
        return TOP;
    }

    /** Half way up. */
    public int middle() {
        return TOP + HEIGHT / 2;
    }

    /** The number half way up; 0 where it would be no whole one. */
    public long halfOfMost() {
        return most % 2 == 0 ? most / 2 : 0;
    }

    public int left() {
        return LEFT;
    }

    /** Where the numbers of the scale end. */
    public int scaleEnd() {
        return LEFT - GAP;
    }

    /** The line of text beside something at this height. */
    public int lineAt(int height) {
        return height + GAP / 2 + 1;
    }

    /** The line of the years. */
    public int yearLine() {
        return ground() + TEXT + GAP;
    }

    /** The line of a mark's number: two that stand close are not written over each other. */
    public int lawLine(int number) {
        return number % 2 == 0 ? TOP - 2 : TEXT;
    }

    public int barWidth() {
        return BAR;
    }
}
