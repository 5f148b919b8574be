package org.sightline.gateway.view;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The days that a date in a message can mean: a day, a month, a quarter, a year, or a fiscal year, which is named after
 * the year in which it ends and begins on 1 July, as in 46 of the 50 states.
 *
 * @param first its first day, null where there is no date
 * @param last its last day, null where there is no date
 */
record Period(@Nullable LocalDate first, @Nullable LocalDate last) {

    private static final Period NONE = new Period(null, null);
    private static final Pattern FORM = Pattern.compile(
            "(?:FY(?<fiscal>\\d{4}))|(?<year>\\d{4})(?:-Q(?<quarter>[1-4])|-(?<month>\\d{2})(?:-(?<day>\\d{2}))?)?");

    /**
     * Reads {@code 2020-08-13}, {@code 2020-08}, {@code 2020-Q3}, {@code 2020}, {@code FY2021}, or null.
     *
     * @throws IllegalArgumentException where it is none of these
     */
    static Period of(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return NONE;
        }
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("Not a date or period: " + text);
        }
        try {
            return form.group("fiscal") != null ? fiscalYear(number(form, "fiscal")) : calendar(form);
        } catch (DateTimeException noSuchDay) {
            throw new IllegalArgumentException("Not a day of the calendar: " + text, noSuchDay);
        }
    }

    private static Period fiscalYear(int year) {
        return months(YearMonth.of(year - 1, 7), 12);
    }

    private static Period calendar(Matcher form) {
        int year = number(form, "year");
        if (form.group("day") != null) {
            LocalDate day = LocalDate.of(year, number(form, "month"), number(form, "day"));
            return new Period(day, day);
        }
        if (form.group("month") != null) {
            return months(YearMonth.of(year, number(form, "month")), 1);
        }
        if (form.group("quarter") != null) {
            return months(YearMonth.of(year, number(form, "quarter") * 3 - 2), 3);
        }
        return months(YearMonth.of(year, 1), 12);
    }

    private static Period months(YearMonth from, int count) {
        return new Period(from.atDay(1), from.plusMonths(count - 1L).atEndOfMonth());
    }

    private static int number(Matcher form, String group) {
        return Integer.parseInt(form.group(group));
    }
}
