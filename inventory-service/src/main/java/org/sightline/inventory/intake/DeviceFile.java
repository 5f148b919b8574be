package org.sightline.inventory.intake;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
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

    /** The columns whose value a reject repeats. */
    private static final Set<Column> SHOWN =
            EnumSet.of(Column.SERIAL, Column.MAC, Column.TAG, Column.STATUS, Column.INSTALLED_ON, Column.REMOVED_ON);

    private static final int LINES_BEFORE_HEADER = 10;
    private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');

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

    private record Text(String encoding, String content) {}

    private record Table(int headerAt, List<CsvRecord> records, List<Header> headers, Map<Column, Integer> places) {}

    /**
     * Reads a file.
     *
     * @throws Problem 422 where it is no device list at all, with what to do
     */
    static DeviceFile read(byte[] bytes) {
        Text text = text(bytes);
        char delimiter = delimiter(text.content());
        Table table = table(records(text.content(), delimiter, false));
        List<Line> lines = new ArrayList<>();
        for (int i = table.headerAt() + 1; i < table.records().size(); i++) {
            CsvRecord line = table.records().get(i);
            if (line.getFields().stream().anyMatch(cell -> !cell.isBlank())) {
                lines.add(line(i + 1, line, table));
            }
        }
        if (lines.isEmpty()) {
            throw refused("no-rows", "The file has a header and no rows. Add a row for each device.");
        }
        if (lines.size() > MOST_LINES) {
            throw refused(
                    "too-many-rows",
                    "The file has " + lines.size() + " rows; " + MOST_LINES + " is the most. Split it.");
        }
        return new DeviceFile(
                text.encoding(), delimiter == '\t' ? "tab" : String.valueOf(delimiter), table.headers(), lines);
    }

    private static Text text(byte[] bytes) {
        if (bytes.length == 0) {
            throw refused("empty-file", "The file is empty. Save your list as CSV and send that.");
        }
        if (starts(bytes, 0x50, 0x4B, 0x03, 0x04) || starts(bytes, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw refused(
                    "spreadsheet", "This is a spreadsheet or zip file. Open it, save the sheet as CSV, and send that.");
        }
        if (starts(bytes, 0x25, 0x50, 0x44, 0x46)) {
            throw refused("pdf", "This is a PDF. Send the list as CSV.");
        }
        if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
            return decoded(bytes, 3, StandardCharsets.UTF_8);
        }
        if (starts(bytes, 0xFF, 0xFE)) {
            return decoded(bytes, 2, StandardCharsets.UTF_16LE);
        }
        if (starts(bytes, 0xFE, 0xFF)) {
            return decoded(bytes, 2, StandardCharsets.UTF_16BE);
        }
        Text text = utf8OrWindows(bytes);
        if (text.content().indexOf('\0') >= 0) {
            throw refused("binary", "This is not a text file. Save your list as CSV and send that.");
        }
        return text;
    }

    private static boolean starts(byte[] bytes, int... signature) {
        for (int i = 0; i < signature.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xFF) != signature[i]) {
                return false;
            }
        }
        return true;
    }

    private static Text decoded(byte[] bytes, int from, Charset charset) {
        return new Text(charset.name(), new String(bytes, from, bytes.length - from, charset));
    }

    /** What is not UTF-8 comes from an older spreadsheet on Windows. */
    private static Text utf8OrWindows(byte[] bytes) {
        try {
            return new Text(
                    "UTF-8",
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString());
        } catch (CharacterCodingException notUtf8) {
            return decoded(bytes, 0, Charset.forName("windows-1252"));
        }
    }

    /** The separator that splits the first lines into most columns that we know. */
    private static char delimiter(String content) {
        String top = content.lines().limit(LINES_BEFORE_HEADER).reduce("", (a, b) -> a + b + "\n");
        return DELIMITERS.stream()
                .max(Comparator.comparingInt((Character separator) -> most(top, separator)))
                .orElse(',');
    }

    private static int most(String top, char separator) {
        return records(top, separator, true).stream()
                .mapToInt(DeviceFile::knownColumns)
                .max()
                .orElse(0);
    }

    /** @param cut whether the text may end inside a quoted cell, because we cut it there ourselves */
    private static List<CsvRecord> records(String content, char delimiter, boolean cut) {
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(delimiter)
                .skipEmptyLines(false)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .allowUnclosedQuote(cut)
                .ofCsvRecord(content)) {
            return reader.stream().toList();
        } catch (CsvParseException | IOException | UncheckedIOException broken) {
            throw refused("broken-csv", "The file ends inside a quoted cell. Save it as CSV again and send that.");
        }
    }

    private static int knownColumns(CsvRecord line) {
        return (int) line.getFields().stream()
                .filter(cell -> Column.meant(cell).isPresent())
                .distinct()
                .count();
    }

    private static Table table(List<CsvRecord> records) {
        int headerAt = -1;
        for (int i = 0; i < Math.min(LINES_BEFORE_HEADER, records.size()); i++) {
            int known = knownColumns(records.get(i));
            if (known > (headerAt < 0 ? 0 : knownColumns(records.get(headerAt)))) {
                headerAt = i;
            }
        }
        if (headerAt < 0) {
            throw refused(
                    "no-header",
                    "The first lines name no column that we know. Write column names such as maker, model,"
                            + " serial, mac, site in the first line, or start from the template.");
        }
        List<Header> headers = new ArrayList<>();
        Map<Column, Integer> places = new EnumMap<>(Column.class);
        place(records.get(headerAt).getFields(), headers, places);
        return new Table(headerAt, records, headers, places);
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

    private static Line line(int row, CsvRecord line, Table table) {
        int wanted = table.headers().size();
        if (line.getFieldCount() != wanted) {
            return new Line(
                    row,
                    false,
                    DeviceReport.EMPTY,
                    List.of(new Reject(
                            row,
                            null,
                            "ragged-row",
                            "The row has " + line.getFieldCount() + " cells and the header has " + wanted
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
    private record Cells(int row, CsvRecord line, Table table, List<Reject> rejects) {

        /** What a cell says; null where it says nothing or is rejected. */
        @Nullable
        String of(Column column) {
            String text = Cell.read(line.getField(place(column)));
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
