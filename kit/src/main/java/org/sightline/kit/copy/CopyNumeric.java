package org.sightline.kit.copy;

import java.math.BigDecimal;
import java.math.BigInteger;

/** PostgreSQL's numeric in binary: digits to the base of 10,000, the place of the first one, a sign, and the scale. */
final class CopyNumeric {

    private static final int NEGATIVE = 0x4000;
    private static final int DIGITS = 4;
    private static final int MOST_SCALE = 16_383;
    private static final int MOST_BEFORE_POINT = 131_072;

    private CopyNumeric() {}

    static void write(CopyBytes out, BigDecimal value) {
        requireRoom(value);
        BigDecimal plain = value.scale() < 0 ? value.setScale(0) : value;
        int scale = plain.scale();
        String digits = aligned(plain.unscaledValue().abs(), scale);
        int groups = digits.length() / DIGITS;
        int first = 0;
        while (first < groups && group(digits, first) == 0) {
            first++;
        }
        int end = groups;
        while (end > first && group(digits, end - 1) == 0) {
            end--;
        }
        int beforePoint = groups - (scale + DIGITS - 1) / DIGITS;
        out.int2(end - first);
        out.int2(end == first ? 0 : beforePoint - first - 1);
        out.int2(value.signum() < 0 ? NEGATIVE : 0);
        out.int2(scale);
        for (int i = first; i < end; i++) {
            out.int2(group(digits, i));
        }
    }

    private static void requireRoom(BigDecimal value) {
        if (value.scale() > MOST_SCALE || (long) value.precision() - value.scale() > MOST_BEFORE_POINT) {
            throw new IllegalArgumentException("The database has no place for a number of so many digits");
        }
    }

    /** The digits with zeros before and after, so that the decimal point lies between two groups. */
    private static String aligned(BigInteger unscaled, int scale) {
        String after = "0".repeat((DIGITS - scale % DIGITS) % DIGITS);
        String digits = unscaled + after;
        int wanted = Math.max(digits.length(), (scale + DIGITS - 1) / DIGITS * DIGITS);
        int whole = (wanted + DIGITS - 1) / DIGITS * DIGITS;
        return "0".repeat(whole - digits.length()) + digits;
    }

    private static int group(String digits, int index) {
        int at = index * DIGITS;
        int value = 0;
        for (int i = 0; i < DIGITS; i++) {
            value = value * 10 + digits.charAt(at + i) - '0';
        }
        return value;
    }
}
