package org.sightline.ingest.column.value;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates and periods as publishers write them, and writes them as a contract line has them: {@code 2020-08-13},
 * {@code 2020-08}, {@code 2020-Q3}, {@code 2020} or {@code FY2021}. A time of day after a date is left out; no time
 * zone is applied.
 */
public final class Dates {

    /** Which of two numbers comes first in 4/5/2021. */
    public enum Order {
        /** Month first, as in the United States. */
        MDY,
        /** Day first. */
        DMY
    }

    private static final int FIRST_YEAR = 1950;
    private static final int LAST_YEAR = 2100;
    private static final LocalDate SPREADSHEET_DAY_ZERO = LocalDate.of(1899, 12, 30);

    private static final String TIME = "(?:[T ]+\\d{1,2}:\\d{2}.*)?";
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})" + TIME);
    private static final Pattern YEAR_LAST = Pattern.compile("(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}|\\d{2})" + TIME);
    private static final Pattern DAY_NAMED_MONTH =
            Pattern.compile("(\\d{1,2})[- /.]([A-Za-z]{3,9})\\.?,?[- /.](\\d{4}|\\d{2})" + TIME);
    private static final Pattern NAMED_MONTH_DAY =
            Pattern.compile("([A-Za-z]{3,9})\\.?[- ]+(\\d{1,2}),?[- ]+(\\d{4})" + TIME);
    private static final Pattern NAMED_MONTH = Pattern.compile("([A-Za-z]{3,9})\\.?,?[- /]+(\\d{4}|\\d{2})");
    private static final Pattern YEAR_MONTH = Pattern.compile("(\\d{4})[-/](\\d{1,2})");
    private static final Pattern MONTH_YEAR = Pattern.compile("(\\d{1,2})[-/](\\d{4})");
    private static final Pattern YEAR_QUARTER = Pattern.compile("(\\d{4})[- ]?Q([1-4])");
    private static final Pattern QUARTER_YEAR = Pattern.compile("Q([1-4])[- /]*(\\d{4})");
    private static final Pattern FISCAL_YEAR =
            Pattern.compile("(?:FY|FISCAL YEAR)[- ]?'?(\\d{4}|\\d{2})(?:[- /]*Q[1-4])?");
    private static final Pattern FISCAL_SPAN =
            Pattern.compile("(?:FY|FISCAL YEAR)?[- ]?(\\d{4}|\\d{2})[-/](\\d{4}|\\d{2})");
    private static final Pattern YEAR = Pattern.compile("(\\d{4})(?:\\.0)?");
    private static final String[] MONTHS = {
        "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"
    };

    private Dates() {}

    /**
     * Reads a date or a period.
     *
     * @param text not blank, without spaces around it
     * @param fiscal whether a bare year is a fiscal year, because the column says so
     * @return null where it is neither a date nor a period that can be, or the year is not in 1950 to 2100
     */
    public static @Nullable String read(String text, Order order, boolean fiscal) {
        String day = day(text, order);
        return day == null ? period(text.toUpperCase(Locale.ROOT), fiscal) : day;
    }

    /** Reads a day, and nothing coarser; null where it is not one. */
    public static @Nullable String day(String text, Order order) {
        String fast = isoDay(text);
        if (fast != null) {
            return fast;
        }
        Matcher m = YEAR_FIRST.matcher(text);
        if (m.matches()) {
            return date(number(m, 1), number(m, 3), number(m, 4));
        }
        m = YEAR_LAST.matcher(text);
        if (m.matches()) {
            boolean monthFirst = order == Order.MDY;
            return date(year(m.group(4)), number(m, monthFirst ? 1 : 3), number(m, monthFirst ? 3 : 1));
        }
        if (text.length() == 8 && isDigits(text)) {
            return date(part(text, 0, 4), part(text, 4, 6), part(text, 6, 8));
        }
        return wordedDay(text);
    }

    private static @Nullable String isoDay(String text) {
        boolean iso = text.length() == 10
                && text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && isDigits(text.substring(0, 4))
                && isDigits(text.substring(5, 7))
                && isDigits(text.substring(8));
        return iso ? date(part(text, 0, 4), part(text, 5, 7), part(text, 8, 10)) : null;
    }

    private static @Nullable String wordedDay(String text) {
        Matcher m = DAY_NAMED_MONTH.matcher(text);
        if (m.matches()) {
            return date(year(m.group(3)), month(m.group(2)), number(m, 1));
        }
        m = NAMED_MONTH_DAY.matcher(text);
        if (m.matches()) {
            return date(year(m.group(3)), month(m.group(1)), number(m, 2));
        }
        return spreadsheetDay(text);
    }

    /** A day number that a spreadsheet left: 44061 is 2020-08-18 (days since 1899-12-30). */
    private static @Nullable String spreadsheetDay(String text) {
        if (text.length() != 5 || !isDigits(text)) {
            return null;
        }
        int days = part(text, 0, 5);
        return days < 29_000 || days > 60_000
                ? null
                : SPREADSHEET_DAY_ZERO.plusDays(days).toString();
    }

    private static @Nullable String period(String text, boolean fiscal) {
        Matcher m = YEAR.matcher(text);
        if (m.matches()) {
            return known(number(m, 1)) ? (fiscal ? "FY" : "") + m.group(1) : null;
        }
        m = FISCAL_YEAR.matcher(text);
        if (m.matches()) {
            return fiscalYear(year(m.group(1)));
        }
        m = YEAR_QUARTER.matcher(text);
        if (m.matches()) {
            return quarter(number(m, 1), m.group(2));
        }
        m = QUARTER_YEAR.matcher(text);
        if (m.matches()) {
            return quarter(number(m, 2), m.group(1));
        }
        return monthOrSpan(text);
    }

    private static @Nullable String monthOrSpan(String text) {
        Matcher m = YEAR_MONTH.matcher(text);
        if (m.matches() && number(m, 2) >= 1 && number(m, 2) <= 12) {
            return yearMonth(number(m, 1), number(m, 2));
        }
        m = MONTH_YEAR.matcher(text);
        if (m.matches()) {
            return yearMonth(number(m, 2), number(m, 1));
        }
        m = NAMED_MONTH.matcher(text);
        if (m.matches() && month(m.group(1)) > 0) {
            return yearMonth(year(m.group(2)), month(m.group(1)));
        }
        m = FISCAL_SPAN.matcher(text);
        return m.matches() && year(m.group(2)) == year(m.group(1)) + 1 ? fiscalYear(year(m.group(2))) : null;
    }

    /**
     * The last day of a date or period, for ranges; a fiscal year is taken to end on June 30, as in 46 states.
     *
     * @param written as {@link #read} gives it
     */
    public static LocalDate lastDay(String written) {
        if (written.startsWith("FY")) {
            return LocalDate.of(part(written, 2, 6), 6, 30);
        }
        int year = part(written, 0, 4);
        return switch (written.length()) {
            case 4 -> LocalDate.of(year, 12, 31);
            case 7 ->
                written.charAt(5) == 'Q'
                        ? YearMonth.of(year, 3 * part(written, 6, 7)).atEndOfMonth()
                        : YearMonth.of(year, part(written, 5, 7)).atEndOfMonth();
            default -> LocalDate.of(year, part(written, 5, 7), part(written, 8, 10));
        };
    }

    /**
     * What a value says about the order of day and month: the order where one of the numbers can only be a day, null
     * where it says nothing.
     */
    public static @Nullable Order order(String text) {
        if (!mayEndInYear(text)) {
            return null;
        }
        Matcher m = YEAR_LAST.matcher(text);
        if (!m.matches()) {
            return null;
        }
        int first = number(m, 1);
        int second = number(m, 3);
        if (first > 12 && first <= 31 && second <= 12) {
            return Order.DMY;
        }
        return second > 12 && second <= 31 && first <= 12 ? Order.MDY : null;
    }

    /** Whether one or two digits and a sign come first; nearly all days that are written with the year first are told so. */
    private static boolean mayEndInYear(String text) {
        int sign = text.length() > 2 && Character.isDigit(text.charAt(1)) ? 2 : 1;
        return text.length() > sign && "-/.".indexOf(text.charAt(sign)) >= 0;
    }

    private static @Nullable String quarter(int year, String quarter) {
        return known(year) ? year + "-Q" + quarter : null;
    }

    private static @Nullable String fiscalYear(int year) {
        return known(year) ? "FY" + year : null;
    }

    private static @Nullable String yearMonth(int year, int month) {
        return known(year) && month >= 1 && month <= 12 ? year + "-" + twoDigits(month) : null;
    }

    private static @Nullable String date(int year, int month, int day) {
        if (!known(year)
                || month < 1
                || month > 12
                || day < 1
                || day > YearMonth.of(year, month).lengthOfMonth()) {
            return null;
        }
        return year + "-" + twoDigits(month) + "-" + twoDigits(day);
    }

    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }

    private static boolean known(int year) {
        return year >= FIRST_YEAR && year <= LAST_YEAR;
    }

    /** Two digits are 1970 to 2069. */
    private static int year(String digits) {
        int year = Integer.parseInt(digits);
        return digits.length() == 4 ? year : year < 70 ? 2000 + year : 1900 + year;
    }

    private static int month(String name) {
        String start = name.substring(0, 3).toUpperCase(Locale.ROOT);
        for (int i = 0; i < MONTHS.length; i++) {
            if (MONTHS[i].equals(start)) {
                return i + 1;
            }
        }
        return 0;
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static int part(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    private static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
