package org.sightline.ingest.row;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.column.Field;
import org.sightline.ingest.column.Mapping;
import org.sightline.ingest.column.value.Amounts;
import org.sightline.ingest.column.value.Dates;
import org.sightline.ingest.reject.Reject;
import org.sightline.tabular.Layout;
import org.sightline.tabular.Row;

/**
 * The cells of one row after the other, read as what their columns mean. What cannot be read is null, and is among
 * {@link #rejects}. For one thread.
 */
final class RowCells {

    /** Of all texts of a row together: its message then has less than 256 KB, however the characters are written. */
    private static final int LONGEST_ROW = 40_000;

    private static final int LONGEST_KEPT = 64_000;
    private static final int SHOWN = 100;
    private static final int REMEMBERED = 20_000;
    private static final int LONGEST_REMEMBERED = 40;

    /** What a spreadsheet makes of a long number. */
    private static final Pattern ROUNDED = Pattern.compile("\\d\\.\\d+[eE]\\+\\d+");

    /** What publishers write where they have nothing. */
    private static final Set<String> NOTHING = Set.of("n/a", "na", "null", "none", "-", "--", ".", "#n/a", "nan");

    private final Mapping mapping;
    private final List<String> headers;
    private final Map<Field, Integer> columns;
    private final Map<String, String> dates = new HashMap<>();

    private Row row = new Row(0, new String[0]);
    private int characters;
    private List<Reject> rejects = List.of();

    RowCells(Layout layout, Mapping mapping) {
        this.mapping = mapping;
        this.headers = layout.headers();
        this.columns = mapping.columns();
    }

    /** Goes on to this row. */
    void start(Row next) {
        row = next;
        characters = 0;
        rejects = List.of();
    }

    /** What is wrong with the row, as far as it was read. */
    List<Reject> rejects() {
        return rejects;
    }

    /** The last column that a row must have; -1 where there is none. A row may end before a further text. */
    int lastColumn() {
        return columns.entrySet().stream()
                .filter(column -> !(mapping.carriesNames() && column.getKey().isOptional()))
                .mapToInt(Map.Entry::getValue)
                .max()
                .orElse(-1);
    }

    boolean has(Field field) {
        return columns.containsKey(field);
    }

    /** The name of the field's column; null where it has none. */
    @Nullable
    String name(Field field) {
        Integer index = columns.get(field);
        return index == null ? null : headers.get(index);
    }

    /** The name of the first of these fields that has a column. */
    @Nullable
    String firstName(Field... fields) {
        return Stream.of(fields)
                .map(columns::get)
                .filter(Objects::nonNull)
                .map(headers::get)
                .findFirst()
                .orElse(null);
    }

    /** The text of a cell; null where it holds nothing. */
    @Nullable
    String text(Field field) {
        Integer index = columns.get(field);
        if (index == null) {
            return null;
        }
        String text = row.cell(index);
        if (text.isEmpty() || (text.length() <= 4 && NOTHING.contains(text.toLowerCase(Locale.ROOT)))) {
            return null;
        }
        if (text.length() > field.longest()) {
            reject(
                    headers.get(index),
                    "too_long",
                    "The text has " + text.length() + " characters; at most " + field.longest()
                            + " are taken. Shorten it.",
                    text.substring(0, SHOWN));
            return null;
        }
        characters += text.length();
        return text;
    }

    /** The text of the cell in this place, from 0, as far as so many characters reach; null where it holds nothing. */
    @Nullable
    String part(int place, int most) {
        String text = row.cell(place);
        if (text.isEmpty() || (text.length() <= 4 && NOTHING.contains(text.toLowerCase(Locale.ROOT)))) {
            return null;
        }
        String kept = shortened(text, most);
        characters += kept == null ? 0 : kept.length();
        return kept;
    }

    /** The name of the column in this place, from 0. */
    String header(int place) {
        return headers.get(place);
    }

    /** A date or a period, as a contract line has it. */
    @Nullable
    String date(Field field) {
        String text = text(field);
        if (text == null) {
            return null;
        }
        if (dates.size() > REMEMBERED) {
            dates.clear();
        }
        boolean day = field == Field.PAYMENT_DATE;
        String date = text.length() > LONGEST_REMEMBERED
                ? readDate(text, day)
                : dates.computeIfAbsent(day ? text + "p" : text, any -> readDate(text, day));
        if (date.isEmpty()) {
            reject(
                    name(field),
                    "bad_date",
                    quoted(text) + " is not a date. Write it as 2021-08-13, or as "
                            + (mapping.dateOrder() == Dates.Order.MDY
                                    ? "8/13/2021 (month first)."
                                    : "13/8/2021 (day first)."),
                    text);
            return null;
        }
        return date;
    }

    /** A day that nothing hangs on: what is no day ("until further notice") is null, and no reason to reject the row. */
    @Nullable
    String dayIfAny(Field field) {
        String text = text(field);
        return text == null || text.length() > LONGEST_REMEMBERED ? null : Dates.day(text, mapping.dateOrder());
    }

    private String readDate(String text, boolean day) {
        String date = day
                ? Dates.day(text, mapping.dateOrder())
                : Dates.read(text, mapping.dateOrder(), mapping.fiscalDate());
        return date == null ? "" : date;
    }

    @Nullable
    String number(Field field) {
        String text = text(field);
        String number = text == null ? null : Amounts.read(text, mapping.decimalComma());
        if (text != null && number == null) {
            reject(
                    name(field),
                    "bad_number",
                    quoted(text) + " is not a number. Write it as "
                            + (mapping.decimalComma() ? "1234,50." : "1234.50."),
                    text);
        }
        return number;
    }

    /** A key or number of a document; one that a spreadsheet rounded is no key any more. */
    @Nullable
    String key(Field field) {
        String text = text(field);
        if (text != null && text.indexOf('.') == 1 && ROUNDED.matcher(text).matches()) {
            reject(
                    name(field),
                    "damaged_number",
                    quoted(text)
                            + " was rounded by a spreadsheet and names nothing any more. Export the column as text.",
                    text);
            return null;
        }
        return text;
    }

    /** Rejects a row whose texts together are too long for one message. */
    void requireRoom() {
        if (characters > LONGEST_ROW) {
            reject(
                    firstName(Field.DESCRIPTION, Field.DESCRIPTION2),
                    "row_too_long",
                    "The texts of the row have " + characters + " characters together; at most " + LONGEST_ROW
                            + " are taken. Shorten the longest.",
                    null);
        }
    }

    static String quoted(String text) {
        return '"' + (text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…") + '"';
    }

    /** Whether something in this cell was refused already: one cell gets one reason. */
    boolean isRefused(Field field) {
        String column = name(field);
        return rejects.stream().anyMatch(reject -> Objects.equals(reject.column(), column));
    }

    /** Says that something is wrong with the row. */
    void reject(@Nullable String column, String code, String reason, @Nullable String value) {
        if (rejects.isEmpty()) {
            rejects = new ArrayList<>(2);
        }
        rejects.add(new Reject(row.number(), column, code, reason, shortened(value, SHOWN), kept(row.asText())));
    }

    /** Of a record that is longer than any that people correct, the beginning. */
    private static String kept(String record) {
        return record.length() <= LONGEST_KEPT ? record : record.substring(0, LONGEST_KEPT) + "…";
    }

    private static @Nullable String shortened(@Nullable String text, int most) {
        return text == null || text.length() <= most ? text : text.substring(0, most) + "…";
    }
}
