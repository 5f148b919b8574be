package org.sightline.tabular.workbook;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.ValueRange;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sightline.tabular.UnreadableFile;

/** What the numbers in cells of Excel say, and the faults of workbooks. */
final class Cells {

    static final int MOST_ROWS = 1 << 20;
    static final int MOST_COLUMNS = 1 << 14;

    /** Excel takes 1900 for a leap year: from March 1, 1900 (61) on its days are those since this one. */
    private static final LocalDateTime DAY_ZERO = LocalDateTime.of(1899, 12, 30, 0, 0);

    private static final LocalDateTime DAY_ZERO_1904 = LocalDateTime.of(1904, 1, 1, 0, 0);
    private static final int DAY_SECONDS = 86_400;
    private static final double LAST_DAY = 2_958_466;

    /** Numbers of the formats that every workbook has, where they show dates (ECMA-376, 18.8.30). */
    private static final List<ValueRange> BUILT_IN_DATES =
            List.of(ValueRange.of(14, 22), ValueRange.of(27, 36), ValueRange.of(45, 47), ValueRange.of(50, 58));

    private Cells() {}

    /** A number as people would type it: 0.1 and not 0.1000000000000000055. */
    static String number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return "";
        }
        BigDecimal plain = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        return (plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString();
    }

    /** A day number as a date, with the time of day where it is not midnight. */
    static String date(double value, boolean from1904) {
        if (value < 0 || value >= LAST_DAY || Double.isNaN(value)) {
            return number(value);
        }
        long days = (long) value;
        long seconds = Math.round((value - days) * DAY_SECONDS);
        LocalDateTime zero = from1904 ? DAY_ZERO_1904 : days < 61 ? DAY_ZERO.plusDays(1) : DAY_ZERO;
        LocalDateTime time = zero.plusDays(days).plus(seconds, ChronoUnit.SECONDS);
        return time.toLocalTime().toSecondOfDay() == 0 ? time.toLocalDate().toString() : time.toString();
    }

    /** Whether a format of numbers shows a date or a time. */
    static boolean isDate(int format, @Nullable String code) {
        if (BUILT_IN_DATES.stream().anyMatch(dates -> dates.isValidIntValue(format))) {
            return true;
        }
        if (code == null || code.equalsIgnoreCase("general")) {
            return false;
        }
        String bare = code.replaceAll("\"[^\"]*\"", "")
                .replaceAll("\\\\.|_.|\\*.", "")
                .replaceAll("\\[(?![hms]+\\])[^\\]]*\\]", "")
                .toLowerCase(Locale.ROOT);
        return bare.split(";", -1)[0].matches(".*[dmyhs].*") && !bare.contains("general");
    }

    static UnreadableFile damaged(long row) {
        return new UnreadableFile(
                "damaged",
                (row == 0 ? "The workbook is damaged." : "The workbook is damaged after row " + row + " of the sheet.")
                        + " Open it in Excel, save it again and upload that.");
    }

    static UnreadableFile tooLarge() {
        return new UnreadableFile(
                "too_large", "The workbook holds more text than can be read. Save the sheet as CSV and upload that.");
    }
}
