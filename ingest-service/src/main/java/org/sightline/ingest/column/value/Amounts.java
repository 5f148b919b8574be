package org.sightline.ingest.column.value;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads amounts and quantities as publishers write them, and writes them as plain decimals: {@code -1234.50}. */
public final class Amounts {

    /** No amount of a contract line has more digits than this before the point. */
    private static final int MOST_DIGITS = 18;

    /** More digits than these behind a point may be a part of a unit price, or thousands. */
    private static final int CENTS = 2;

    private static final Pattern SCIENTIFIC = Pattern.compile("[+-]?\\d(?:\\.\\d+)?[eE][+]?\\d{1,2}");
    private static final Pattern POINT = Pattern.compile("(\\d+|\\d{1,3}(?:[, \u00a0']\\d{2,3})+)?(?:\\.(\\d*))?");
    private static final Pattern COMMA = Pattern.compile("(\\d+|\\d{1,3}(?:[. \u00a0']\\d{3})+)?(?:,(\\d*))?");
    private static final Pattern SURELY_COMMA = Pattern.compile(".*\\d\\.\\d{3},\\d{1,2}\\D*|\\D*\\d+,\\d{2}\\D*");
    private static final Pattern SURELY_POINT = Pattern.compile(".*\\d,\\d{3}\\.\\d*\\D*|\\D*\\d+\\.\\d{1,2}\\D*");

    private Amounts() {}

    /**
     * Reads an amount: with or without currency sign, thousands and the one star of a footnote at its start or end, negative by a
     * sign before or after it or by parentheses.
     *
     * @param text not blank, without spaces around it
     * @param decimalComma whether 1,50 is one and a half; else it is the point that parts the cents
     * @return null where it is not a number
     */
    public static @Nullable String read(String text, boolean decimalComma) {
        String plain = plain(text);
        return plain == null ? dressed(text, decimalComma) : plain;
    }

    /** The common case, quickly: digits, perhaps a minus before them and a point between them. */
    private static @Nullable String plain(String text) {
        int start = text.charAt(0) == '-' ? 1 : 0;
        int point = text.indexOf('.');
        int end = point < 0 ? text.length() : point;
        boolean digits = isDigits(text, start, end) && (point < 0 || isDigits(text, point + 1, text.length()));
        boolean leadingZero = end - start > 1 && text.charAt(start) == '0';
        return digits && !leadingZero && end - start <= MOST_DIGITS ? text : null;
    }

    private static boolean isDigits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return from < to;
    }

    private static @Nullable String dressed(String text, boolean decimalComma) {
        if (SCIENTIFIC.matcher(text).matches()) {
            return new BigDecimal(text).toPlainString();
        }
        boolean negative = false;
        String rest = withoutStar(text);
        if (rest.startsWith("(") && rest.endsWith(")")) {
            negative = true;
            rest = rest.substring(1, rest.length() - 1);
        }
        rest = rest.replace("USD", "").replaceAll("[$\u20ac\u00a3]", "").strip();
        if (rest.startsWith("-") || rest.startsWith("\u2212") || rest.startsWith("+")) {
            negative ^= rest.charAt(0) != '+';
            rest = rest.substring(1).strip();
        } else if (rest.endsWith("-")) {
            negative = !negative;
            rest = rest.substring(0, rest.length() - 1).strip();
        }
        // An accountant's dash stands for nothing.
        return rest.isEmpty() && text.matches(".*[-\u2212].*") ? "0" : digits(rest, negative, decimalComma);
    }

    /** Without the one star of a footnote before or after it; stars between digits, or instead of them, are no footnotes. */
    private static String withoutStar(String text) {
        if (text.startsWith("*")) {
            return text.substring(1).strip();
        }
        return text.endsWith("*") ? text.substring(0, text.length() - 1).strip() : text;
    }

    private static @Nullable String digits(String text, boolean negative, boolean decimalComma) {
        Matcher matcher = (decimalComma ? COMMA : POINT).matcher(text);
        if (text.isEmpty() || !matcher.matches()) {
            return null;
        }
        String whole = matcher.group(1) == null ? "" : wholeNumber(matcher.group(1));
        String part = matcher.group(2) == null ? "" : matcher.group(2);
        if (whole.length() > MOST_DIGITS || (whole.isEmpty() && part.isEmpty())) {
            return null;
        }
        return (negative ? "-" : "") + joined(whole, part);
    }

    private static String joined(String whole, String part) {
        return (whole.isEmpty() ? "0" : whole) + (part.isEmpty() ? "" : "." + part);
    }

    /** Digits only, without thousands and leading zeros. */
    private static String wholeNumber(String text) {
        return text.replaceAll("\\D", "").replaceFirst("^0+(?=\\d)", "");
    }

    /** Whether a value shows that the comma parts the cents ({@code TRUE}), that the point does, or neither (null). */
    public static @Nullable Boolean decimalComma(String text) {
        boolean comma = text.indexOf(',') >= 0;
        int point = text.indexOf('.');
        if (!comma && (point < 0 || plain(text) != null)) {
            int cents = text.length() - point - 1;
            return point < 0 || cents > CENTS ? null : Boolean.FALSE;
        }
        if (SURELY_COMMA.matcher(text).matches()) {
            return Boolean.TRUE;
        }
        return SURELY_POINT.matcher(text).matches() ? Boolean.FALSE : null;
    }
}
