package org.sightline.ingest.column;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.column.value.Amounts;
import org.sightline.ingest.column.value.Dates;
import org.sightline.tabular.Row;

/**
 * Puts the cells of a row together that a comma in a name cut apart, because the file has no quotation marks: only where one
 * reading alone fits what all other columns hold.
 *
 * @param width how many columns the header has
 * @param shapes what the values of each column are
 */
public record JoinedCells(int width, List<String> shapes) {

    /** A cell alone that only the end of a name can be. */
    private static final Pattern END_OF_A_NAME = Pattern.compile(
            "(?i)\\s*(inc|incorporated|llc|llp|ltd|lp|co|corp|pc|pa|pllc|plc|jr|sr|ii|iii|md|dds|dvm|phd|esq)\\.?\\s*");

    private static final Pattern CODE = Pattern.compile("\\s*\\S*\\d\\S*\\s*|\\s*[A-Z]{1,6}\\s*");
    private static final Pattern LETTERS = Pattern.compile(".*\\p{L}.*\\p{L}.*");

    /** Of a file that is loaded as this mapping says; null where nothing is to be put together. */
    public static @Nullable JoinedCells of(Mapping mapping) {
        return Boolean.TRUE.equals(mapping.joins()) && mapping.shapes() != null
                ? new JoinedCells(mapping.fields().size(), mapping.shapes())
                : null;
    }

    /** The row, put together by these where there are any and where it is to be. */
    public static Row joined(@Nullable JoinedCells cells, Row row) {
        Row joined = cells == null ? null : cells.together(row);
        return joined == null ? row : joined;
    }

    /** The row with the header's width; null where it has no cells too many, or where not exactly one reading fits. */
    @Nullable
    Row together(Row row) {
        int more = row.cells().length - width;
        if (more <= 0) {
            return null;
        }
        List<String[]> fitting = new ArrayList<>();
        for (int column = 0; column < width; column++) {
            String[] cells = joinedAt(row.cells(), column, more);
            if (shapes.get(column).equals("words") && fits(cells, column)) {
                fitting.add(cells);
            }
        }
        return fitting.size() == 1 ? new Row(row.number(), fitting.getFirst()) : null;
    }

    private static String[] joinedAt(String[] cells, int column, int more) {
        List<String> joined = new ArrayList<>(Arrays.asList(cells).subList(0, column));
        joined.add(String.join(",", Arrays.asList(cells).subList(column, column + more + 1)));
        joined.addAll(Arrays.asList(cells).subList(column + more + 1, cells.length));
        return joined.toArray(String[]::new);
    }

    private boolean fits(String[] cells, int joined) {
        for (int column = 0; column < cells.length; column++) {
            String cell = cells[column].strip();
            if (column == joined ? cell.startsWith(",") || cell.endsWith(",") : !fits(shapes.get(column), cell)) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(String shape, String cell) {
        if (END_OF_A_NAME.matcher(cell).matches()) {
            return false;
        }
        if (cell.isEmpty()) {
            return true;
        }
        return switch (shape) {
            case "days" -> isDay(cell);
            case "numbers" -> Amounts.read(cell, false) != null;
            case "codes" -> CODE.matcher(cell).matches();
            case "words" -> LETTERS.matcher(cell).matches() && Amounts.read(cell, false) == null && !isDay(cell);
            default -> true;
        };
    }

    private static boolean isDay(String cell) {
        return Dates.day(cell, Dates.Order.MDY) != null || Dates.day(cell, Dates.Order.DMY) != null;
    }
}
