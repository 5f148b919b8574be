package org.sightline.inventory.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.inventory.device.DeviceField;
import org.sightline.inventory.device.DeviceReport;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.problem.Problem.Fault;
import org.sightline.tabular.Layout;
import org.sightline.tabular.Row;
import org.sightline.tabular.TableFile;
import org.sightline.tabular.UnreadableFile;

/**
 * A device list as it was sent: text in some encoding, with some separator, with a header somewhere near the top.
 *
 * @param encoding as found
 * @param delimiter as found
 * @param headers what each header was taken for
 * @param lines what follows the header, without empty lines
 */
record DeviceFile(String encoding, String delimiter, List<Header> headers, List<Line> lines) {

    /** The most lines of one file. */
    static final int MOST_LINES = 50_000;

    /** The most bytes of one file. */
    static final int MOST_BYTES = 10 * 1024 * 1024;

    /** The columns whose value a reject repeats. */
    private static final Set<Column> SHOWN =
            EnumSet.of(Column.SERIAL, Column.MAC, Column.TAG, Column.STATUS, Column.INSTALLED_ON, Column.REMOVED_ON);

    /** What the readers of tables call it, and what we do. */
    private static final Map<String, String> CODES = Map.of("open_quote", "broken-csv", "not_text", "binary");

    /**
     * One header.
     *
     * @param field our header for it; null where it is ignored
     * @param note why it is ignored, or how it was understood; null where that is plain
     */
    @Schema(
            name = "DeviceImportColumn",
            requiredProperties = {"header"})
    record Header(
            String header, @Nullable String field, @Nullable String note) {}

    /**
     * One line.
     *
     * @param row as a spreadsheet counts, the first line of the file is 1
     * @param readable whether its cells fit the header
     * @param report what it says; nothing where it is not readable
     * @param rejects what is wrong already
     */
    record Line(int row, boolean readable, DeviceReport report, List<Reject> rejects) {}

    private record Table(List<Header> headers, Map<Column, Integer> places) {}

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
            String code =
                    CODES.getOrDefault(unreadable.code(), unreadable.code().replace('_', '-'));
            throw refused(code, String.valueOf(unreadable.getMessage()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
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
            throw refused(
                    "no-header",
                    "The first lines name no column that we know. Write column names such as maker, model,"
                            + " serial, mac, site in the first line, or start from the template.");
        }
        try (Layout.Rows rows = layout.open(TableFile.of(file), MOST_BYTES)) {
            rows.skipTo(layout.headerRow() - 1);
            Table table = table(Objects.requireNonNull(rows.next()).cells());
            char delimiter = layout.delimiter();
            return new DeviceFile(
                    layout.encoding().name(),
                    delimiter == '\t' ? "tab" : String.valueOf(delimiter),
                    table.headers(),
                    lines(rows, table));
        }
    }

    private static List<Line> lines(Layout.Rows rows, Table table) {
        List<Line> lines = new ArrayList<>();
        for (Row row = rows.next(); row != null; row = rows.next()) {
            if (!row.isBlank()) {
                lines.add(line((int) row.number(), row.cells(), table));
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

    private static Table table(String[] cells) {
        List<Header> headers = new ArrayList<>();
        Map<Column, Integer> places = new EnumMap<>(Column.class);
        place(List.of(cells), headers, places);
        return new Table(headers, places);
    }

    private static void place(List<String> cells, List<Header> headers, Map<Column, Integer> places) {
        boolean hasLocation = cells.stream()
                .anyMatch(cell ->
                        Column.meant(cell).filter(Column.LOCATION::equals).isPresent());
        for (int i = 0; i < cells.size(); i++) {
            String header = cells.get(i).strip();
            boolean nameIsPlace = !hasLocation && !places.containsKey(Column.LOCATION) && Column.isName(header);
            Optional<Column> column = nameIsPlace ? Optional.of(Column.LOCATION) : Column.meant(header);
            if (column.isPresent() && places.containsKey(column.get())) {
                throw refused(
                        "double-column",
                        "Two columns mean " + column.get().header() + ", the second is \"" + header
                                + "\". Take one of them out or rename it.");
            }
            column.ifPresent(meant -> places.put(meant, headers.size()));
            headers.add(new Header(
                    header,
                    column.map(Column::header).orElse(null),
                    column.isEmpty()
                            ? Column.whyIgnored(header)
                            : nameIsPlace ? "Taken as the location, because the file has no column for that." : null));
        }
    }

    private static Line line(int row, String[] line, Table table) {
        int wanted = table.headers().size();
        if (line.length != wanted) {
            return new Line(
                    row,
                    false,
                    DeviceReport.EMPTY,
                    List.of(new Reject(
                            row,
                            null,
                            "ragged-row",
                            "The row has " + line.length + " cells and the header has " + wanted
                                    + ". Look for a missing or extra separator, or a cell to be quoted.",
                            null)));
        }
        List<Reject> rejects = new ArrayList<>();
        Cells cells = new Cells(row, line, table, rejects);
        Map<DeviceField, String> said = new EnumMap<>(DeviceField.class);
        for (Column column : table.places().keySet()) {
            String text = cells.of(column);
            if (text != null) {
                said.put(column.field(), text);
            }
        }
        return new Line(row, true, new DeviceReport(said), rejects);
    }

    /** The cells of one line by column, and what is wrong with them. */
    private record Cells(int row, String[] line, Table table, List<Reject> rejects) {

        /** What a cell says; null where it says nothing or is rejected. */
        @Nullable
        String of(Column column) {
            String text = Cell.read(line[place(column)]);
            if (text == null) {
                return null;
            }
            return switch (column) {
                case STATUS -> Cell.status(text);
                case INSTALLED_ON, REMOVED_ON -> date(column, text);
                case QUANTITY -> quantity(text);
                default -> text;
            };
        }

        private @Nullable String date(Column column, String text) {
            Optional<String> date = Cell.date(text);
            if (date.isEmpty()) {
                reject(
                        column,
                        "invalid-date",
                        "\"" + text + "\" is not a date. Write year-month-day, as 2021-06-30, or month/day/year.",
                        text);
            }
            return date.orElse(null);
        }

        private @Nullable String quantity(String text) {
            if (!text.matches("\\d{1,6}(\\.0+)?")) {
                reject(Column.QUANTITY, "invalid-quantity", "\"" + text + "\" is not a whole number.", text);
                return null;
            }
            return text.replaceFirst("\\..*", "");
        }

        private int place(Column column) {
            return Objects.requireNonNull(table.places().get(column));
        }

        private void reject(Column column, String code, String reason, String value) {
            rejects.add(new Reject(row, table.headers().get(place(column)).header(), code, reason, value));
        }
    }

    /** The file's own header of a device's field; the field's name where the file has none. */
    String headerOf(String field) {
        Optional<Column> column = Column.ofField(field);
        return column.flatMap(meant -> headers.stream()
                        .filter(header -> meant.header().equals(header.field()))
                        .findFirst())
                .map(Header::header)
                .orElse(column.map(Column::header).orElse(field));
    }

    private static Problem refused(String code, String message) {
        return Problem.invalid("file", code, message);
    }

    /** A fault of a line's device, with the line's place. */
    Reject reject(Line line, Fault fault) {
        String value = Column.ofField(fault.pointer())
                .filter(SHOWN::contains)
                .map(column -> line.report().get(column.field()))
                .orElse(null);
        return new Reject(line.row(), headerOf(fault.pointer()), fault.code(), fault.message(), value);
    }
}
