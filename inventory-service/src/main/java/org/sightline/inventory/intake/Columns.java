package org.sightline.inventory.intake;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.inventory.device.DeviceField;
import org.sightline.inventory.device.DeviceReport;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.problem.Problem.Fault;

/**
 * What the columns of a device list mean.
 *
 * @param headers what each header was taken for, in the order of the file
 * @param places where the column of each field stands, from 0
 */
public record Columns(List<Header> headers, Map<Column, Integer> places) {

    /**
     * One header.
     *
     * @param field our header for it; null where it is ignored
     * @param note why it is ignored, or how it was understood; null where that is plain
     */
    @Schema(
            name = "DeviceImportColumn",
            requiredProperties = {"header"})
    public record Header(
            String header, @Nullable String field, @Nullable String note) {}

    /** What a person said that a header means: one of our headers, or "ignore". */
    public static final String IGNORE = "ignore";

    /**
     * Reads a row of headers.
     *
     * @param said what people said that headers mean, by {@link #words}; one of our headers or {@link #IGNORE}
     * @throws Problem 422 where two columns mean the same
     */
    public static Columns of(List<String> cells, Map<String, String> said) {
        Columns columns = new Columns(new ArrayList<>(), new EnumMap<>(Column.class));
        boolean hasLocation = cells.stream()
                .anyMatch(cell ->
                        meant(cell, said).filter(Column.LOCATION::equals).isPresent());
        cells.forEach(cell -> columns.add(cell.strip(), said, !hasLocation));
        return columns;
    }

    private void add(String header, Map<String, String> said, boolean noLocation) {
        String told = said.get(words(header));
        boolean nameIsPlace =
                told == null && noLocation && !places.containsKey(Column.LOCATION) && Column.isName(header);
        Optional<Column> column = nameIsPlace ? Optional.of(Column.LOCATION) : meant(header, said);
        if (column.isPresent() && places.containsKey(column.get())) {
            throw Problem.invalid(
                    "file",
                    "double-column",
                    "Two columns mean " + column.get().header() + ", the second is \"" + header
                            + "\". Take one of them out or rename it.");
        }
        column.ifPresent(meant -> places.put(meant, headers.size()));
        headers.add(new Header(
                header, column.map(Column::header).orElse(null), note(header, column.isPresent(), told, nameIsPlace)));
    }

    private static @Nullable String note(String header, boolean meant, @Nullable String told, boolean nameIsPlace) {
        if (told != null) {
            return meant ? "You said so." : "You said that this column is left out.";
        }
        if (!meant) {
            return Column.whyIgnored(header);
        }
        return nameIsPlace ? "Taken as the location, because the file has no column for that." : null;
    }

    private static Optional<Column> meant(String header, Map<String, String> said) {
        String told = said.get(words(header));
        return told == null ? Column.meant(header) : Column.named(told);
    }

    /** A header without case and punctuation: how it is remembered. */
    public static String words(String header) {
        return Column.words(header);
    }

    /** Our headers, for whoever may choose one. */
    public static List<String> choices() {
        return Column.headers();
    }

    /** What the cells of a row say, with all that is wrong with the cells by themselves. */
    public DeviceFile.Line line(int row, String[] cells) {
        int wanted = headers.size();
        if (cells.length != wanted) {
            return new DeviceFile.Line(
                    row,
                    false,
                    DeviceReport.EMPTY,
                    List.of(new Reject(
                            row,
                            null,
                            "ragged-row",
                            "The row has " + cells.length + " cells and the header has " + wanted
                                    + ". Look for a missing or extra separator, or a cell to be quoted.",
                            null)));
        }
        List<Reject> rejects = new ArrayList<>();
        Cells read = new Cells(row, cells, this, rejects);
        Map<DeviceField, String> said = new EnumMap<>(DeviceField.class);
        for (Column column : places.keySet()) {
            String text = read.of(column);
            if (text != null) {
                said.put(column.field(), text);
            }
        }
        return new DeviceFile.Line(row, true, new DeviceReport(said), rejects);
    }

    /** The cells of one line by column, and what is wrong with them. */
    private record Cells(int row, String[] line, Columns table, List<Reject> rejects) {

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

    /** A fault of a line's device, with the line's place. */
    Reject reject(DeviceFile.Line line, Fault fault) {
        String value = Column.ofField(fault.pointer())
                .filter(Column::isShown)
                .map(column -> line.report().get(column.field()))
                .orElse(null);
        return new Reject(line.row(), headerOf(fault.pointer()), fault.code(), fault.message(), value);
    }

    /** The file's own header of a device's field; the field's name where the file has none. */
    private String headerOf(String field) {
        Optional<Column> column = Column.ofField(field);
        return column.flatMap(meant -> headers.stream()
                        .filter(header -> meant.header().equals(header.field()))
                        .findFirst())
                .map(Header::header)
                .orElse(column.map(Column::header).orElse(field));
    }
}
