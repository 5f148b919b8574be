package org.sightline.matching.screening.subject;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What the columns beside a line's texts say. Every part may be null.
 *
 * @param amount the line's amount; below zero money flows back
 * @param quantity below zero goods flow back
 * @param documentType the kind of document in the words of the source, such as {@code CREDIT MEMO}
 */
public record LedgerEntry(
        @Nullable BigDecimal amount,
        @Nullable BigDecimal quantity,
        @Nullable String documentType) {

    /** Reads an amount as ledgers write it: {@code (8.02)}, {@code -1,220.40}, {@code 3.10-}, {@code $5}. Null if it is none. */
    public static @Nullable BigDecimal number(@Nullable String written) {
        if (written == null) {
            return null;
        }
        String text = written.strip().replaceAll("[$,\\s]", "");
        boolean negative = text.startsWith("(") && text.endsWith(")") || text.startsWith("-") || text.endsWith("-");
        String digits = text.replaceAll("[()-]", "");
        if (!digits.matches("\\d{1,18}(\\.\\d{0,9})?|\\.\\d{1,9}")) {
            return null;
        }
        BigDecimal number = new BigDecimal(digits.endsWith(".") ? digits + "0" : digits);
        return negative ? number.negate() : number;
    }

    /** Whether the columns say that money or goods flow back. */
    public boolean negative() {
        return amount != null && amount.signum() < 0 || quantity != null && quantity.signum() < 0;
    }
}
