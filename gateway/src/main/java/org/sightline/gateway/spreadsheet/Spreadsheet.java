package org.sightline.gateway.spreadsheet;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A workbook that is written to a stream. Numbers, money and days are real ones, so that they can be sorted and summed; a text
 * is never a formula. Times are UTC. Close it, or the file is not whole.
 */
public final class Spreadsheet implements AutoCloseable {

    /** The media type of such a file. */
    public static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /** What Excel can hold in a cell; a longer text is cut, and ends in dots. */
    static final int LONGEST_TEXT = 32_767;

    private static final String NAME = "Sightline";
    private static final String VERSION = "1.0";
    private static final int ROWS_IN_MEMORY = 500;
    private static final String CUT = "…";

    /** What a column holds, and so how it is shown. */
    public enum Kind {
        TEXT(28, "@"),
        NUMBER(12, "#,##0"),
        DECIMAL(12, "#,##0.####"),
        MONEY(16, "#,##0.00"),
        DAY(12, "yyyy-mm-dd"),
        MOMENT(18, "yyyy-mm-dd hh:mm");

        private final double width;
        private final String format;

        Kind(double width, String format) {
            this.width = width;
            this.format = format;
        }
    }

    /** A column. */
    public record Column(String title, Kind kind) {}

    private final Workbook workbook;

    private Spreadsheet(Workbook workbook) {
        this.workbook = workbook;
    }

    /** Begins a workbook; the stream stays open. */
    public static Spreadsheet to(OutputStream out) {
        return new Spreadsheet(new Workbook(out, NAME, VERSION));
    }

    /**
     * Begins a sheet, whose titles stay in sight; the one before is done.
     *
     * @param name up to 31 characters
     */
    public Sheet sheet(String name, List<Column> columns) {
        return new Sheet(name, 1, columns);
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }

    /** Rows under their titles. One that is full goes on in another. */
    public final class Sheet {

        private final String name;
        private final List<Column> columns;
        private int part;
        private int row;
        private Worksheet sheet;

        private Sheet(String name, int part, List<Column> columns) {
            this.name = name;
            this.part = part;
            this.columns = List.copyOf(columns);
            sheet = begin();
        }

        private Worksheet begin() {
            Worksheet begun = workbook.newWorksheet(part == 1 ? name : name + " " + part);
            for (int i = 0; i < columns.size(); i++) {
                begun.width(i, columns.get(i).kind().width);
                begun.inlineString(0, i, columns.get(i).title());
                begun.style(0, i).bold().set();
            }
            begun.freezePane(0, 1);
            begun.repeatRows(0);
            row = 1;
            return begun;
        }

        /**
         * Adds a row.
         *
         * @param cells texts, numbers, {@link LocalDate}, {@link Instant}, booleans; null for nothing known
         */
        public void row(List<? extends @Nullable Object> cells) throws IOException {
            if (row == Worksheet.MAX_ROWS) {
                sheet.finish();
                part++;
                sheet = begin();
            }
            for (int i = 0; i < cells.size(); i++) {
                cell(i, cells.get(i));
            }
            row++;
            if (row % ROWS_IN_MEMORY == 0) {
                sheet.flush();
            }
        }

        /** Says that no row follows. */
        public void done() throws IOException {
            sheet.finish();
        }

        private void cell(int column, @Nullable Object value) {
            switch (value) {
                case null -> {
                    return;
                }
                case BigDecimal number -> sheet.value(row, column, number);
                case Number number -> sheet.value(row, column, number);
                case Boolean yes -> sheet.value(row, column, yes);
                case LocalDate day -> sheet.value(row, column, day);
                case Instant moment -> sheet.value(row, column, moment.atZone(ZoneOffset.UTC));
                default -> sheet.inlineString(row, column, cut(value.toString()));
            }
            if (!(value instanceof String) && !(value instanceof Boolean)) {
                sheet.style(row, column)
                        .format(columns.get(column).kind().format)
                        .set();
            }
        }
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - CUT.length()) + CUT;
    }
}
