package org.sightline.ingest.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.sightline.ingest.line.Code;
import org.sightline.ingest.line.LineContent;
import org.sightline.ingest.source.Amounts;
import org.sightline.ingest.source.Dates;
import org.sightline.ingest.source.DocumentType;
import org.sightline.ingest.source.Field;
import org.sightline.ingest.source.Mapping;
import org.sightline.ingest.source.States;
import org.sightline.ingest.upload.Reject;
import org.sightline.tabular.Layout;
import org.sightline.tabular.Row;

/** Makes contract lines of rows, or says everything that is wrong with a row. For one thread. */
final class RowReader {

    private static final int LONGEST_TEXT = 32_000;
    private static final int SHOWN = 100;
    private static final int REMEMBERED = 20_000;
    /** What publishers write where they have nothing. */
    private static final Set<String> NOTHING = Set.of("n/a", "na", "null", "none", "-", "--", ".", "#n/a", "nan");

    private final Mapping mapping;
    private final List<String> headers;
    private final int[] column = new int[Field.values().length];
    private final int lastColumn;
    private final Map<String, String> days = new HashMap<>();
    private final Map<Field, String> schemes = new EnumMap<>(Map.of(
            Field.NIGP,
            "nigp",
            Field.UNSPSC,
            "unspsc",
            Field.PSC,
            "psc",
            Field.NAICS,
            "naics",
            Field.ACCOUNT,
            "account"));

    private Row row;
    private List<Reject> rejects;

    RowReader(Layout layout, Mapping mapping) {
        this.mapping = mapping;
        this.headers = layout.headers();
        Arrays.fill(column, -1);
        mapping.columns().forEach((field, index) -> column[field.ordinal()] = index);
        this.lastColumn = Arrays.stream(column).max().orElse(-1);
    }

    /**
     * Reads a row that is not blank.
     *
     * @param wrong gets what is wrong with it
     * @return null where something is
     */
    LineContent read(Row read, List<Reject> wrong) {
        row = read;
        rejects = wrong;
        int before = wrong.size();
        if (!hasRightWidth()) {
            return null;
        }
        LineContent content = content();
        return wrong.size() == before ? content : null;
    }

    private boolean hasRightWidth() {
        String[] cells = row.cells();
        if (cells.length <= lastColumn) {
            reject(
                    null,
                    "too_few_cells",
                    "The row has " + cells.length + " cells and the header has " + headers.size()
                            + ". Look for a line break inside a text, and put such texts in quotation marks.",
                    null);
            return false;
        }
        for (int i = headers.size(); i < cells.length; i++) {
            if (!cells[i].isBlank()) {
                reject(
                        null,
                        "too_many_cells",
                        "The row has " + cells.length + " cells and the header has " + headers.size()
                                + ". Look for a separator inside a text, and put such texts in quotation marks.",
                        cells[i]);
                return false;
            }
        }
        if (row.cells().length == headers.size() && isHeaderAgain(cells)) {
            reject(null, "repeated_header", "This is the header line again. Take it out.", null);
            return false;
        }
        return true;
    }

    private boolean isHeaderAgain(String[] cells) {
        for (int i = 0; i < cells.length; i++) {
            if (!headers.get(i).equals(row.cell(i))) {
                return false;
            }
        }
        return true;
    }

    private LineContent content() {
        String buyer = buyer();
        String vendor = text(Field.VENDOR);
        String description = description();
        String ordered = date(Field.ORDER_DATE, text -> Dates.read(text, mapping.dateOrder(), mapping.fiscalDate()));
        String paid = date(Field.PAYMENT_DATE, text -> Dates.day(text, mapping.dateOrder()));
        String amount = number(Field.AMOUNT);
        if (description == null && vendor == null) {
            reject(
                    firstOf(Field.DESCRIPTION, Field.VENDOR),
                    "missing_text",
                    "The row has neither a description nor a vendor. Fill in one of them.",
                    null);
        }
        if (ordered == null && paid == null && amount == null && !rejectedNow()) {
            reject(
                    firstOf(Field.ORDER_DATE, Field.PAYMENT_DATE, Field.AMOUNT),
                    "missing_date_and_amount",
                    "The row has neither a date nor an amount. Fill in one of them.",
                    null);
        }
        String document = key(Field.DOCUMENT_NUMBER);
        String line = key(Field.LINE_NUMBER);
        String sourceKey = key(Field.SOURCE_KEY);
        String shownKey = sourceKey == null && document != null && line != null ? document + "/" + line : sourceKey;
        return new LineContent(
                shownKey,
                buyer,
                state(),
                documentType(),
                document,
                line,
                ordered,
                paid,
                vendor,
                text(Field.VENDOR_UEI),
                text(Field.VENDOR_CAGE),
                description,
                text(Field.MANUFACTURER),
                text(Field.MODEL),
                number(Field.QUANTITY),
                text(Field.UNIT),
                number(Field.UNIT_PRICE),
                amount,
                codes(),
                fund());
    }

    private boolean rejectedNow() {
        return !rejects.isEmpty() && rejects.get(rejects.size() - 1).row() == row.number();
    }

    private String buyer() {
        if (mapping.buyer() != null && !has(Field.BUYER)) {
            return mapping.buyer();
        }
        Field field = has(Field.BUYER) ? Field.BUYER : Field.DEPARTMENT;
        String buyer = text(field);
        if (buyer == null || buyer.codePoints().noneMatch(Character::isLetterOrDigit)) {
            reject(name(field), "missing_buyer", "The row does not say who bought. Fill in the public body.", buyer);
        }
        return buyer;
    }

    private String state() {
        String state = text(Field.STATE);
        if (state == null) {
            if (mapping.state() == null) {
                reject(
                        name(Field.STATE),
                        "missing_state",
                        "The row does not say the buyer's state. Fill in its two letters.",
                        null);
            }
            return mapping.state();
        }
        String code = States.code(state);
        if (code == null) {
            reject(name(Field.STATE), "bad_state", quoted(state) + " is not a state. Write its two letters.", state);
        }
        return code;
    }

    private String documentType() {
        String published = text(Field.DOCUMENT_TYPE);
        DocumentType type = published == null ? null : DocumentType.ofPublished(published);
        return (type == null ? mapping.documentType() : type).word();
    }

    private String description() {
        String first = text(Field.DESCRIPTION);
        String second = text(Field.DESCRIPTION2);
        if (first == null || second == null || first.contains(second)) {
            return first == null ? second : first;
        }
        return second.startsWith(first) ? second : first + " / " + second;
    }

    private String fund() {
        String fund = text(Field.FUND);
        String code = text(Field.FUND_CODE);
        return fund == null || code == null || fund.equals(code)
                ? fund == null ? code : fund
                : fund + " (" + code + ")";
    }

    private List<Code> codes() {
        List<Code> codes = List.of();
        for (Map.Entry<Field, String> scheme : schemes.entrySet()) {
            String code = has(scheme.getKey()) ? text(scheme.getKey()) : null;
            if (code != null && !code.equals("0")) {
                codes = codes.isEmpty() ? new ArrayList<>(2) : codes;
                codes.add(new Code(scheme.getValue(), code));
            }
        }
        return codes;
    }

    private String date(Field field, Function<String, String> reader) {
        String text = text(field);
        if (text == null) {
            return null;
        }
        if (days.size() > REMEMBERED) {
            days.clear();
        }
        String day = days.computeIfAbsent(field == Field.PAYMENT_DATE ? text + "p" : text, any -> {
            String read = reader.apply(text);
            return read == null ? "" : read;
        });
        if (day.isEmpty()) {
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
        return day;
    }

    private String number(Field field) {
        String text = text(field);
        if (text == null) {
            return null;
        }
        String number = Amounts.read(text, mapping.decimalComma());
        if (number == null) {
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
    private String key(Field field) {
        String text = text(field);
        if (text != null && text.matches("\\d\\.\\d+[eE]\\+\\d+")) {
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

    private String text(Field field) {
        int index = column[field.ordinal()];
        if (index < 0) {
            return null;
        }
        String text = row.cell(index);
        if (text.isEmpty() || text.length() <= 4 && NOTHING.contains(text.toLowerCase(Locale.ROOT))) {
            return null;
        }
        if (text.length() > LONGEST_TEXT) {
            reject(
                    headers.get(index),
                    "too_long",
                    "The text has " + text.length() + " letters; at most " + LONGEST_TEXT + " are taken. Shorten it.",
                    text.substring(0, SHOWN));
            return null;
        }
        return text;
    }

    private boolean has(Field field) {
        return column[field.ordinal()] >= 0;
    }

    private String name(Field field) {
        return has(field) ? headers.get(column[field.ordinal()]) : null;
    }

    private String firstOf(Field... fields) {
        return Arrays.stream(fields)
                .filter(this::has)
                .map(this::name)
                .findFirst()
                .orElse(null);
    }

    private static String quoted(String text) {
        return '"' + (text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…") + '"';
    }

    private void reject(String name, String code, String reason, String value) {
        rejects.add(new Reject(row.number(), name, code, reason, value, row.asText()));
    }
}
