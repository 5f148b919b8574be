package org.sightline.ingest.column;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.column.name.ColumnWords;

/** What kind of record a line stands on. */
public enum DocumentType {
    CONTRACT,
    PURCHASE_ORDER,
    PURCHASE_CARD,
    PAYMENT,
    AWARD,
    /** Somebody asked for it; nothing is ordered yet. */
    REQUISITION,
    /** Goods came. */
    RECEIPT,
    /** Money or goods went back. */
    CREDIT,
    /** An order or contract that was cancelled. */
    CANCELLATION,
    /** A row of a list of suppliers: what somebody sells. Nothing was bought. */
    OFFER;

    /** As in the message: {@code purchase_order}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads the word of the message.
     *
     * @throws IllegalArgumentException where it is none
     */
    @JsonCreator
    public static DocumentType of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Words in a value of a published "type" column, and what they mean. */
    private record Published(Pattern words, DocumentType type) {

        static Published of(String words, DocumentType type) {
            return new Published(Pattern.compile(words), type);
        }
    }

    /** The first that fits decides. */
    private static final List<Published> PUBLISHED = List.of(
            Published.of("\\bcredit memo|\\bcredit note|^credit$|\\brefund|\\breturn(ed)?\\b", CREDIT),
            Published.of("requisition|^req\\.?$", REQUISITION),
            Published.of("receipt|receiving|goods received", RECEIPT),
            Published.of("card", PURCHASE_CARD),
            Published.of("order|^p\\.?o\\.?$", PURCHASE_ORDER),
            Published.of("payment|invoice|voucher|check|^ach$", PAYMENT),
            Published.of("contract", CONTRACT),
            Published.of("award", AWARD));

    private static final Pattern CARD_COLUMNS = Pattern.compile("card number|cardholder|card holder|merchant name");
    private static final Pattern PAYMENT_COLUMNS = Pattern.compile("check |payment date|payment number|payment"
            + " id|payments total|payee|voucher|invoice net|creditor|demand number|claim number|(?:warrant|wt)"
            + " (?:number|date)|clearing document");
    private static final Pattern MONEY_SPENT = Pattern.compile("expen[sd]|disburse|warrant| paid|payment");
    private static final Pattern ORDER_COLUMNS = Pattern.compile("order date|unit price");

    /** What a value of a published "type" column means; null where it does not say. */
    public static @Nullable DocumentType ofPublished(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return PUBLISHED.stream()
                .filter(published -> published.words().matcher(lower).find())
                .map(Published::type)
                .findFirst()
                .orElse(null);
    }

    /** Whether a line of this type binds the buyer, so that it can be cancelled. */
    public boolean isOrder() {
        return this == CONTRACT || this == PURCHASE_ORDER || this == AWARD || this == REQUISITION;
    }

    /** Whether files said it under another type before it was told apart; ids of lines keep that. */
    public boolean isToldApart() {
        return this == REQUISITION || this == RECEIPT || this == CREDIT || this == CANCELLATION;
    }

    /** What the columns' names say the whole file is; a purchase order where they do not say. */
    static DocumentType guess(List<String> headers) {
        String all = headers.stream()
                .map(header -> String.join(" ", ColumnWords.get().words(header)))
                .collect(Collectors.joining(" ; ", " ", " "));
        if (CARD_COLUMNS.matcher(all).find()) {
            return PURCHASE_CARD;
        }
        if (PAYMENT_COLUMNS.matcher(all).find()) {
            return PAYMENT;
        }
        return ORDER_COLUMNS.matcher(all).find() ? PURCHASE_ORDER : guessFromOneWord(all);
    }

    private static DocumentType guessFromOneWord(String columns) {
        if (columns.contains("contract")) {
            return CONTRACT;
        }
        if (columns.contains("award")) {
            return AWARD;
        }
        boolean order = columns.contains("purchase order") || columns.contains("requisition");
        boolean spent = MONEY_SPENT.matcher(columns).find();
        return columns.contains("invoice") || (spent && !order) ? PAYMENT : PURCHASE_ORDER;
    }

    /** Writes document types into the database by their words. */
    @Converter(autoApply = true)
    public static class InDatabase implements AttributeConverter<DocumentType, String> {

        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable DocumentType type) {
            return type == null ? null : type.word();
        }

        @Override
        public @Nullable DocumentType convertToEntityAttribute(@Nullable String word) {
            return word == null ? null : of(word);
        }
    }
}
