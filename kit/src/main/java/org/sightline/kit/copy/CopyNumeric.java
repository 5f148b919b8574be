package org.sightline.kit.copy;

import java.math.BigDecimal;
import java.math.BigInteger;

/** PostgreSQL's numeric in binary: digits to the base of 10,000, the place of the first one, a sign, and the scale. */
final class CopyNumeric {

    private static final int NEGATIVE = 0x4000;
    private static final int DIGITS = 4;
    private static final int GROUP = 10_000;
    private static final int MOST_SCALE = 16_383;
    private static final int MOST_BEFORE_POINT = 131_072;

    /** Of a plain decimal: so many groups before the point and after it. */
    private static final int WHOLE_GROUPS = 4;

    private static final int PART_GROUPS = 2;

    private CopyNumeric() {}

    /** A number as most are written: digits, perhaps a minus before them and a point between them. All others are read first. */
    static void write(CopyBytes out, String text) {
        if (!writePlain(out, text)) {
            write(out, new BigDecimal(text));
        }
    }

    private static boolean writePlain(CopyBytes out, String text) {
        boolean minus = text.startsWith("-");
        int point = text.indexOf('.');
        int scale = point < 0 ? 0 : text.length() - point - 1;
        long whole = digits(text, minus ? 1 : 0, point < 0 ? text.length() : point, WHOLE_GROUPS * DIGITS);
        long part = point < 0 ? 0 : digits(text, point + 1, text.length(), PART_GROUPS * DIGITS);
        if (whole < 0 || part < 0) {
            return false;
        }
        for (int i = scale; i < PART_GROUPS * DIGITS; i++) {
            part *= 10;
        }
        int[] groups = new int[WHOLE_GROUPS + PART_GROUPS];
        fill(groups, 0, WHOLE_GROUPS, whole);
        fill(groups, WHOLE_GROUPS, groups.length, part);
        write(out, groups, minus, scale);
        return true;
    }

    /** The number that these characters are; -1 where there is none, or another character, or there are too many. */
    private static long digits(String text, int from, int to, int most) {
        if (from >= to || to - from > most) {
            return -1;
        }
        long number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private static void fill(int[] groups, int from, int to, long number) {
        long left = number;
        for (int i = to - 1; i >= from; i--) {
            groups[i] = (int) (left % GROUP);
            left /= GROUP;
        }
    }

    private static void write(CopyBytes out, int[] groups, boolean minus, int scale) {
        int first = 0;
        while (first < groups.length && groups[first] == 0) {
            first++;
        }
        int end = groups.length;
        while (end > first && groups[end - 1] == 0) {
            end--;
        }
        out.int2(end - first);
        out.int2(end == first ? 0 : WHOLE_GROUPS - first - 1);
        out.int2(minus && end > first ? NEGATIVE : 0);
        out.int2(scale);
        for (int i = first; i < end; i++) {
            out.int2(groups[i]);
        }
    }

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
