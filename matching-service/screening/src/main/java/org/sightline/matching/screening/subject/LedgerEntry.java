package org.sightline.matching.screening.subject;

import java.math.BigDecimal;
import java.util.regex.Pattern;
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

    private static final int WHOLE_DIGITS = 18;
    private static final int DECIMALS = 9;
    private static final Pattern DRESS = Pattern.compile("[$,\\s]");
    private static final Pattern SIGNS = Pattern.compile("[()-]");
    private static final Pattern DIGITS = Pattern.compile("\\d{1,18}(\\.\\d{0,9})?|\\.\\d{1,9}");

    /** Reads an amount as ledgers write it: {@code (8.02)}, {@code -1,220.40}, {@code 3.10-}, {@code $5}. Null if it is none. */
    public static @Nullable BigDecimal number(@Nullable String written) {
        if (written == null) {
            return null;
        }
        if (isPlain(written)) {
            return new BigDecimal(written);
        }
        String text = DRESS.matcher(written.strip()).replaceAll("");
        boolean negative = text.startsWith("(") && text.endsWith(")") || text.startsWith("-") || text.endsWith("-");
        String digits = SIGNS.matcher(text).replaceAll("");
        if (!DIGITS.matcher(digits).matches()) {
            return null;
        }
        BigDecimal number = new BigDecimal(digits.endsWith(".") ? digits + "0" : digits);
        return negative ? number.negate() : number;
    }

    /** Digits, perhaps with a minus before them and a point between them, and few: so most numbers come, and need no pattern. */
    private static boolean isPlain(String written) {
        int length = written.length();
        int from = written.startsWith("-") ? 1 : 0;
        int point = -1;
        for (int i = from; i < length; i++) {
            char c = written.charAt(i);
            if (c == '.' && point < 0) {
                point = i;
            } else if (c < '0' || c > '9') {
                return false;
            }
        }
        int whole = (point < 0 ? length : point) - from;
        int part = point < 0 ? 1 : length - point - 1;
        return whole >= 1 && whole <= WHOLE_DIGITS && part >= 1 && part <= DECIMALS;
    }

    /** Whether the columns say that money or goods flow back. */
    public boolean negative() {
        return amount != null && amount.signum() < 0 || quantity != null && quantity.signum() < 0;
    }
}
