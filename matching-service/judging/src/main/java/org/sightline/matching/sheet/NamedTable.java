package org.sightline.matching.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.problem.Problem;
import org.sightline.tabular.HeaderSearch;
import org.sightline.tabular.Layout;
import org.sightline.tabular.Row;
import org.sightline.tabular.TableFile;
import org.sightline.tabular.UnreadableFile;

/** A table, CSV or XLSX, of which the header names columns that we know. Its header is the row of the first ten that names most of them. */
final class NamedTable implements HeaderSearch {

    private static final int ROWS_BEFORE_HEADER = 10;

    private final Set<String> columns;
    private final UnaryOperator<String> named;

    /**
     * Prepares to read one.
     *
     * @param columns the names that we know
     * @param named the name of a column by what its header says
     */
    NamedTable(Set<String> columns, UnaryOperator<String> named) {
        this.columns = Set.copyOf(columns);
        this.named = named;
    }

    @Override
    public double fit(List<String[]> rows) {
        int row = headerRow(rows);
        return row < 0 ? 0 : known(rows.get(row));
    }

    @Override
    public int headerRow(List<String[]> rows) {
        int header = -1;
        long most = 1;
        for (int i = 0; i < Math.min(ROWS_BEFORE_HEADER, rows.size()); i++) {
            long known = known(rows.get(i));
            if (known > most) {
                most = known;
                header = i;
            }
        }
        return header;
    }

    private long known(String[] cells) {
        return Arrays.stream(cells)
                .map(named)
                .filter(columns::contains)
                .distinct()
                .count();
    }

    /**
     * Reads a file, and leaves out its blank rows.
     *
     * @param mostBytes the most that is read of it, once it is unpacked
     * @param head takes the names of its columns before the first row
     * @param each takes the rows
     * @throws Problem 422 where it is no table, with what to do, and as {@code head} and {@code each} do
     */
    void read(Path file, int mostBytes, Consumer<Set<String>> head, Consumer<Cells> each) {
        try {
            Layout layout = Layout.of(TableFile.of(file), mostBytes, this);
            Map<String, Integer> places = places(layout.headers());
            head.accept(places.keySet());
            try (Layout.Rows records = layout.open(TableFile.of(file), mostBytes)) {
                records.skipTo(layout.headerRow());
                for (Row row = records.next(); row != null; row = records.next()) {
                    if (!row.isBlank()) {
                        each.accept(new Cells(row, places));
                    }
                }
            }
        } catch (UnreadableFile unreadable) {
            throw Problem.invalid("file", unreadable.code().replace('_', '-'), String.valueOf(unreadable.getMessage()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Map<String, Integer> places(List<String> headers) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < headers.size(); i++) {
            places.putIfAbsent(named.apply(headers.get(i)), i);
        }
        return places;
    }

    /** The cells of a row by the names of their columns. */
    static final class Cells {

        private final Row row;
        private final Map<String, Integer> places;

        private Cells(Row row, Map<String, Integer> places) {
            this.row = row;
            this.places = places;
        }

        /** The row of the file, from 1. */
        long number() {
            return row.number();
        }

        /** Whether the table has a column. */
        boolean has(String column) {
            return places.containsKey(column);
        }

        /** What a cell says; null where it is empty, or there is no such column. */
        @Nullable
        String text(String column) {
            Integer place = places.get(column);
            String text = place == null ? "" : row.cell(place);
            return text.isEmpty() ? null : text;
        }

        String orElse(String column, String other) {
            String text = text(column);
            return text == null ? other : text;
        }

        /**
         * The day that a cell says.
         *
         * @param unread takes a sentence where it says something else
         */
        @Nullable
        LocalDate day(String column, Consumer<String> unread) {
            String text = text(column);
            try {
                return text == null ? null : LocalDate.parse(text);
            } catch (DateTimeException no) {
                unread.accept("\"" + text + "\" in the column " + column + " is no day. Write it as 2026-01-31.");
                return null;
            }
        }
    }
}
