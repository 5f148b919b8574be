package org.sightline.gateway.pages.office.opendata;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One purchase as everybody may read it. What is not listed here is published nowhere: no id of ours, no device, no person,
 * no note. The fields are those of {@code docs/open-data.md}.
 *
 * @param date a day, month, quarter, year or fiscal year, as the record says
 * @param state two letters; null where it is not known
 * @param maker its short name
 * @param item as published, without what leads to a person or to one device, as far as it is recognized; null where the record has none
 * @param pieces decimal; null where the record does not say
 * @param amount decimal; null where the record does not say
 * @param invented whether it is sample data
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@JsonPropertyOrder({
    "date",
    "body",
    "kind",
    "state",
    "maker",
    "item",
    "pieces",
    "amount",
    "currency",
    "verdict",
    "verdictInWords",
    "invented"
})
record OpenPurchase(
        String date,
        String body,
        @Nullable String kind,
        @Nullable String state,
        String maker,
        @Nullable String item,
        @Nullable String pieces,
        @Nullable String amount,
        @Nullable String currency,
        String verdict,
        String verdictInWords,
        boolean invented) {

    private record Column(String name, Function<OpenPurchase, @Nullable Object> value) {}

    private static final List<Column> COLUMNS = List.of(
            new Column("date", OpenPurchase::date),
            new Column("body", OpenPurchase::body),
            new Column("kind", OpenPurchase::kind),
            new Column("state", OpenPurchase::state),
            new Column("maker", OpenPurchase::maker),
            new Column("item", OpenPurchase::item),
            new Column("pieces", OpenPurchase::pieces),
            new Column("amount", OpenPurchase::amount),
            new Column("currency", OpenPurchase::currency),
            new Column("verdict", OpenPurchase::verdict),
            new Column("verdict_in_words", OpenPurchase::verdictInWords),
            new Column("invented", OpenPurchase::invented));

    /** The heads of the columns of a table of purchases. */
    static List<String> columns() {
        return COLUMNS.stream().map(Column::name).toList();
    }

    /** The cells of a row; empty for what is not known. */
    Stream<String> cells() {
        return COLUMNS.stream().map(column -> Objects.toString(column.value().apply(this), ""));
    }
}
