package org.sightline.inventory.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.sightline.inventory.device.DeviceReport;
import org.sightline.kit.problem.Problem;
import org.sightline.tabular.Layout;
import org.sightline.tabular.Row;
import org.sightline.tabular.TableFile;
import org.sightline.tabular.UnreadableFile;

/**
 * A device list as it was sent: text in some encoding, with some separator, with a header somewhere near the top.
 *
 * @param encoding as found
 * @param delimiter as found
 * @param columns what each header was taken for
 * @param lines what follows the header, without empty lines
 */
public record DeviceFile(String encoding, String delimiter, Columns columns, List<Line> lines) {

    /** The most lines of one file. */
    static final int MOST_LINES = 50_000;

    /** The most bytes of one file. */
    static final int MOST_BYTES = 10 * 1024 * 1024;

    /** The most bytes of a list under review, once it is unpacked. */
    static final int MOST_UNPACKED = 512 * 1024 * 1024;

    private static final String NO_HEADER = "The first lines name no column that we know. Write column names such as"
            + " maker, model, serial, mac, site in the first line, or start from the template.";

    /** What the readers of tables call it, and what we do. */
    private static final Map<String, String> CODES = Map.of("open_quote", "broken-csv", "not_text", "binary");

    /**
     * One line.
     *
     * @param row as a spreadsheet counts, the first line of the file is 1
     * @param readable whether its cells fit the header
     * @param report what it says; nothing where it is not readable
     * @param rejects what is wrong already
     */
    public record Line(int row, boolean readable, DeviceReport report, List<Reject> rejects) {}

    /**
     * Reads a file.
     *
     * @throws Problem 422 where it is no device list at all, with what to do
     */
    static DeviceFile read(Path file) {
        try {
            refuseOtherKinds(file);
            return read(file, Layout.of(TableFile.of(file), MOST_BYTES, new KnownColumns()));
        } catch (UnreadableFile unreadable) {
            throw refused(unreadable);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What is done with each row that has something in it. */
    @FunctionalInterface
    public interface Rows {
        void row(int number, String[] cells);
    }

    /**
     * How a file is read: its format, such as CSV or XLSX, and its headers.
     *
     * @param layout where the table lies in the file
     */
    public record Opened(String format, List<String> headers, Path file, Layout layout) implements DeviceSource {

        /**
         * Reads every row below the header.
         *
         * @param most how many rows there may be
         * @throws Problem 422 where there are more, or none
         */
        @Override
        public void each(int most, Rows rows) {
            try (Layout.Rows records = layout.open(TableFile.of(file), MOST_UNPACKED)) {
                records.skipTo(layout.headerRow());
                int read = 0;
                for (Row row = records.next(); row != null; row = records.next()) {
                    if (!row.isBlank()) {
                        if (++read > most) {
                            throw refused("too-many-rows", "The file has more than " + most + " rows. Split it.");
                        }
                        rows.row((int) row.number(), row.cells());
                    }
                }
                if (read == 0) {
                    throw refused("no-rows", "The file has a header and no rows. Add a row for each device.");
                }
            } catch (UnreadableFile unreadable) {
                throw refused(unreadable);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        @Override
        public boolean discovered() {
            return false;
        }
    }

    /**
     * Opens a table of any format that we read.
     *
     * @throws Problem 422 where it is no device list at all, with what to do
     */
    public static Opened open(Path file) {
        try {
            Layout layout = Layout.of(TableFile.of(file), MOST_UNPACKED, new KnownColumns());
            if (layout.headerRow() == 0) {
                throw refused("no-header", NO_HEADER);
            }
            try (Layout.Rows rows = layout.open(TableFile.of(file), MOST_UNPACKED)) {
                rows.skipTo(layout.headerRow() - 1);
                String[] headers = Objects.requireNonNull(rows.next()).cells();
                String format =
                        layout.format().equals("text") ? "CSV" : layout.format().toUpperCase(Locale.ROOT);
                return new Opened(format, List.of(headers), file, layout);
            }
        } catch (UnreadableFile unreadable) {
            throw refused(unreadable);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Problem refused(UnreadableFile unreadable) {
        String code = CODES.getOrDefault(unreadable.code(), unreadable.code().replace('_', '-'));
        return refused(code, String.valueOf(unreadable.getMessage()));
    }

    private static void refuseOtherKinds(Path file) throws IOException {
        byte[] start = new byte[4];
        try (InputStream in = Files.newInputStream(file)) {
            in.readNBytes(start, 0, start.length);
        }
        switch (HexFormat.of().formatHex(start)) {
            case "504b0304", "d0cf11e0" ->
                throw refused(
                        "spreadsheet",
                        "This is a spreadsheet or zip file. Open it, save the sheet as CSV, and send that.");
            case "25504446" -> throw refused("pdf", "This is a PDF. Send the list as CSV.");
            default -> {}
        }
    }

    private static DeviceFile read(Path file, Layout layout) throws IOException {
        if (layout.headerRow() == 0) {
            throw refused("no-header", NO_HEADER);
        }
        try (Layout.Rows rows = layout.open(TableFile.of(file), MOST_BYTES)) {
            rows.skipTo(layout.headerRow() - 1);
            Columns columns =
                    Columns.of(List.of(Objects.requireNonNull(rows.next()).cells()), Map.of());
            char delimiter = layout.delimiter();
            return new DeviceFile(
                    layout.encoding().name(),
                    delimiter == '\t' ? "tab" : String.valueOf(delimiter),
                    columns,
                    lines(rows, columns));
        }
    }

    private static List<Line> lines(Layout.Rows rows, Columns columns) {
        List<Line> lines = new ArrayList<>();
        for (Row row = rows.next(); row != null; row = rows.next()) {
            if (!row.isBlank()) {
                lines.add(columns.line((int) row.number(), row.cells()));
            }
            if (lines.size() > MOST_LINES) {
                throw refused("too-many-rows", "The file has more than " + MOST_LINES + " rows. Split it.");
            }
        }
        if (lines.isEmpty()) {
            throw refused("no-rows", "The file has a header and no rows. Add a row for each device.");
        }
        return lines;
    }

    private static Problem refused(String code, String message) {
        return Problem.invalid("file", code, message);
    }
}
