package org.sightline.ingest.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.column.Field;
import org.sightline.ingest.column.Reading;
import org.sightline.ingest.column.value.Dates;

/** Compares what the columns of a head were read as with the answer that somebody wrote down. */
final class HeadAnswers {

    private static final Set<String> TEXTS = Set.of("item", "description", "purpose", "category");

    /** What a head can name and no field takes: left out is the right reading. */
    private static final Set<String> WITHOUT_FIELD = Set.of("other", "vendor_id", "url");

    private final JsonNode answer;
    private final List<JsonNode> rows = new ArrayList<>();
    private final Reading reading;

    HeadAnswers(JsonNode head, Reading reading) {
        this.answer = head.path("answer");
        this.reading = reading;
        head.path("rows").forEach(rows::add);
    }

    /** What was read in a column, and whether that is right. */
    record Told(String header, boolean right, String words) {}

    Told of(int column) {
        JsonNode expected = answer.path(column);
        Reading.@Nullable Column read =
                column < reading.columns().size() ? reading.columns().get(column) : null;
        Field field = read == null ? null : read.field();
        Set<String> accepted = accepted(expected);
        boolean right = isRight(field, column, expected, accepted);
        String header = read == null ? expected.path("header").asText() : read.header();
        return new Told(
                header,
                right,
                "\"" + header + "\" " + (field == null ? "left out" : field.word()) + " for " + accepted);
    }

    private boolean isRight(@Nullable Field field, int column, JsonNode expected, Set<String> accepted) {
        Set<String> said = said(field, column);
        boolean right = said.stream().anyMatch(accepted::contains);
        if (expected.path("main").asBoolean()) {
            return field == Field.DESCRIPTION
                    || (right && !TEXTS.contains(said.iterator().next()));
        }
        boolean left = !right && said.contains("other");
        return right || left && (isReadElsewhere(expected.path("field").asText(), column) || isSecondDay(accepted));
    }

    private static Set<String> accepted(JsonNode expected) {
        Set<String> accepted = new HashSet<>();
        accepted.add(expected.path("field").asText());
        expected.path("accept").forEach(also -> accepted.add(also.asText()));
        if (accepted.stream().anyMatch(WITHOUT_FIELD::contains)) {
            accepted.add("other");
        }
        if (accepted.stream().anyMatch(TEXTS::contains)) {
            accepted.addAll(TEXTS);
        }
        return accepted;
    }

    /** The day of an invoice has no field of its own: it is left out where another column says the day of the order. */
    private boolean isSecondDay(Set<String> accepted) {
        return accepted.contains("invoice_date") && reading.mapping().columns().containsKey(Field.ORDER_DATE);
    }

    /** Of several columns with one field, one that is read is enough. */
    private boolean isReadElsewhere(String field, int column) {
        for (int i = 0; i < answer.size() && i < reading.columns().size(); i++) {
            if (i != column
                    && answer.path(i).path("field").asText().equals(field)
                    && said(reading.columns().get(i).field(), i).contains(field)) {
                return true;
            }
        }
        return false;
    }

    /** What a field says, in the words of the answers. A year in the place of a day is a period and no day. */
    private Set<String> said(@Nullable Field field, int column) {
        return switch (field) {
            case null -> Set.of("other");
            case IGNORE, BUYER_UEI, BUYER_NCES, BUYER_FIPS, BUYER_ORI, END_DATE, DOCUMENT_TYPE -> Set.of("other");
            case DESCRIPTION, DESCRIPTION2 -> TEXTS;
            case VENDOR_UEI, VENDOR_CAGE -> Set.of("vendor_id");
            case ORDER_DATE ->
                isOfDays(column) ? Set.of("order_date", "contract_date", "invoice_date") : Set.of("other");
            case PROGRAM -> Set.of("fund", "item", "description", "purpose", "category");
            case SOURCE_KEY -> Set.of("document_number", "other");
            case DOCUMENT_NUMBER, ORDER_NUMBER -> Set.of("document_number");
            case FUND, FUND_CODE, ASSISTANCE_LISTING -> Set.of("fund", "fund_code", "assistance_listing");
            case NIGP, UNSPSC, PSC, NAICS -> Set.of("commodity_code");
            case STATE -> Set.of("state/county/place");
            case ORDER_STATUS -> Set.of("status");
            default -> Set.of(field.word());
        };
    }

    private boolean isOfDays(int column) {
        return rows.stream()
                .map(row -> row.path(column).asText().strip())
                .filter(cell -> !cell.isEmpty())
                .anyMatch(cell -> Dates.day(cell, Dates.Order.MDY) != null || Dates.day(cell, Dates.Order.DMY) != null);
    }
}
