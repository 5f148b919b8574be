package org.sightline.matching.verdict.facts;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The day on which the buyer bound itself (order issued, contract signed or renewed), as exactly as the record
 * says. A day is a calendar day at the buyer's place, without a time zone.
 *
 * @param first the first day that it can be
 * @param last  the last day that it can be, the same as {@code first} for an exact day
 */
public record ObligationDate(LocalDate first, LocalDate last) {

    /** The fiscal year of 46 of the 50 states, and of most of their local bodies, begins on 1 July. */
    public static final MonthDay USUAL_FISCAL_YEAR_START = MonthDay.of(7, 1);

    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2099, 12, 31);
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");
    private static final Pattern QUARTER = Pattern.compile("(\\d{4})-?Q([1-4])", Pattern.CASE_INSENSITIVE);
    private static final Pattern YEAR = Pattern.compile("\\d{4}");
    private static final Pattern FISCAL_YEAR = Pattern.compile("FY ?(\\d{4}|\\d{2})", Pattern.CASE_INSENSITIVE);

    public ObligationDate {
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(last, "last");
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("a period must not end (" + last + ") before it begins (" + first + ")");
        }
    }

    /** An exact day. */
    public static ObligationDate of(LocalDate day) {
        return new ObligationDate(day, day);
    }

    /** A purchase of which no date is known: any day from 2000 to 2099. */
    public static ObligationDate unknown() {
        return new ObligationDate(EARLIEST, LATEST);
    }

    /**
     * Reads {@code 2020-08-13}, {@code 2020-08}, {@code 2020-Q3}, {@code 2020} or {@code FY2021}; fiscal years
     * begin on 1 July of the year before.
     *
     * @throws IllegalArgumentException when the text is none of these or names no real day
     */
    public static ObligationDate parse(String text) {
        return parse(text, USUAL_FISCAL_YEAR_START);
    }

    /**
     * As {@link #parse(String)}, for a buyer whose fiscal year begins on another day. A fiscal year is named after
     * the calendar year in which it ends.
     *
     * @throws IllegalArgumentException when the text is none of the forms or names no real day
     */
    public static ObligationDate parse(String text, MonthDay fiscalYearStart) {
        String trimmed = text.strip();
        Matcher quarter = QUARTER.matcher(trimmed);
        Matcher fiscalYear = FISCAL_YEAR.matcher(trimmed);
        try {
            if (DAY.matcher(trimmed).matches()) {
                return of(LocalDate.parse(trimmed));
            }
            if (MONTH.matcher(trimmed).matches()) {
                return months(YearMonth.parse(trimmed), 1);
            }
            if (quarter.matches()) {
                int firstMonth = Integer.parseInt(quarter.group(2)) * 3 - 2;
                return months(YearMonth.of(Integer.parseInt(quarter.group(1)), firstMonth), 3);
            }
            if (YEAR.matcher(trimmed).matches()) {
                return months(YearMonth.of(Integer.parseInt(trimmed), 1), 12);
            }
            if (fiscalYear.matches()) {
                return fiscalYear(fullYear(fiscalYear.group(1)), fiscalYearStart);
            }
        } catch (java.time.DateTimeException noSuchDay) {
            throw unreadable(trimmed, noSuchDay);
        }
        throw unreadable(trimmed, null);
    }

    /** Whether the record names one day. */
    public boolean isExact() {
        return first.equals(last);
    }

    /** Whether the record names no date at all. */
    public boolean isUnknown() {
        return first.equals(EARLIEST) && last.equals(LATEST);
    }

    /** In words: a day, a period, or that it is not known. */
    @Override
    public String toString() {
        if (isUnknown()) {
            return "not known";
        }
        return isExact() ? first.toString() : first + " to " + last;
    }

    private static ObligationDate months(YearMonth from, int count) {
        return new ObligationDate(from.atDay(1), from.plusMonths(count - 1L).atEndOfMonth());
    }

    private static ObligationDate fiscalYear(int year, MonthDay start) {
        boolean calendarYear = start.equals(MonthDay.of(1, 1));
        LocalDate begin = start.atYear(calendarYear ? year : year - 1);
        return new ObligationDate(begin, begin.plusYears(1).minusDays(1));
    }

    private static int fullYear(String digits) {
        int year = Integer.parseInt(digits);
        return digits.length() == 2 ? 2000 + year : year;
    }

    private static IllegalArgumentException unreadable(String text, @Nullable Exception cause) {
        return new IllegalArgumentException(
                "\"" + text + "\" is not a date; "
                        + "write a day (2020-08-13), a month (2020-08), a quarter (2020-Q3), a year (2020) or FY2021",
                cause);
    }
}
