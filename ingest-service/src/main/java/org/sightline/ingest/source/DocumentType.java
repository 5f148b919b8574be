package org.sightline.ingest.source;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What kind of record a line stands on. */
public enum DocumentType {
    CONTRACT,
    PURCHASE_ORDER,
    PURCHASE_CARD,
    PAYMENT,
    AWARD;

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

    /** What a value of a published "type" column means; null where it does not say. */
    public static DocumentType ofPublished(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.contains("card") || lower.matches(".*\\bp-?card.*")) {
            return PURCHASE_CARD;
        }
        if (lower.contains("purchase order") || lower.matches("p\\.?o\\.?") || lower.contains("order")) {
            return PURCHASE_ORDER;
        }
        if (lower.contains("payment")
                || lower.contains("invoice")
                || lower.contains("voucher")
                || lower.contains("check")
                || lower.equals("ach")) {
            return PAYMENT;
        }
        return lower.contains("contract") ? CONTRACT : lower.contains("award") ? AWARD : null;
    }

    /** What the columns' names say the whole file is; a purchase order where they do not say. */
    static DocumentType guess(List<String> headers) {
        String all = " "
                + String.join(
                        " ; ",
                        headers.stream()
                                .map(h -> String.join(" ", ColumnWords.get().words(h)))
                                .toList()) + " ";
        if (all.contains("card number")
                || all.contains("cardholder")
                || all.contains("card holder")
                || all.contains("merchant name")) {
            return PURCHASE_CARD;
        }
        boolean paid = Stream.of(
                        "check ",
                        "payment date",
                        "payment number",
                        "payment id",
                        "payments total",
                        "payee",
                        "voucher",
                        "invoice net",
                        "creditor")
                .anyMatch(all::contains);
        boolean ordered = all.contains("order date") || all.contains("unit price");
        if (paid) {
            return PAYMENT;
        }
        if (!ordered && all.contains("contract")) {
            return CONTRACT;
        }
        return !ordered && all.contains("award")
                ? AWARD
                : !ordered && all.contains("invoice") ? PAYMENT : PURCHASE_ORDER;
    }
}
