package org.sightline.matching.packet;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.Stream;

/**
 * Business days of the federal government: Monday to Friday without its holidays. Pure.
 *
 * <p>The holidays are those of 5 U.S.C. 6103(a); one that falls on a Saturday is kept on the Friday before (6103(b)), one on a
 * Sunday on the Monday after (Executive Order 11582). From general knowledge, not read again. Inauguration Day, which is a
 * holiday around Washington only, and days off by order of a President are not counted as holidays: they could only make a
 * report later.
 */
final class FederalDays {

    private static final int THIRD = 3;
    private static final int FOURTH = 4;
    private static final int CHRISTMAS = 25;
    private static final int JUNETEENTH = 19;
    private static final int VETERANS = 11;
    /** Since when Juneteenth is a holiday: Pub. L. 117-17. */
    private static final int JUNETEENTH_SINCE = 2021;

    private FederalDays() {}

    /** The day that is so many business days after this one. */
    static LocalDate after(LocalDate day, int businessDays) {
        LocalDate reached = day;
        for (int left = businessDays; left > 0; left--) {
            reached = next(reached.plusDays(1));
        }
        return reached;
    }

    private static LocalDate next(LocalDate day) {
        LocalDate found = day;
        while (!isBusinessDay(found)) {
            found = found.plusDays(1);
        }
        return found;
    }

    /** Whether the federal government works on this day. */
    static boolean isBusinessDay(LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        // New Year's Day on a Saturday is kept in the year before.
        return !weekend
                && !holidays(day.getYear()).contains(day)
                && !holidays(day.getYear() + 1).contains(day);
    }

    /** The days on which the holidays of a year are kept. */
    static List<LocalDate> holidays(int year) {
        Stream<LocalDate> fixed = Stream.of(
                LocalDate.of(year, Month.JANUARY, 1),
                LocalDate.of(year, Month.JULY, FOURTH),
                LocalDate.of(year, Month.NOVEMBER, VETERANS),
                LocalDate.of(year, Month.DECEMBER, CHRISTMAS));
        Stream<LocalDate> juneteenth =
                year < JUNETEENTH_SINCE ? Stream.of() : Stream.of(LocalDate.of(year, Month.JUNE, JUNETEENTH));
        Stream<LocalDate> mondays = Stream.of(
                weekday(year, Month.JANUARY, THIRD, DayOfWeek.MONDAY),
                weekday(year, Month.FEBRUARY, THIRD, DayOfWeek.MONDAY),
                LocalDate.of(year, Month.MAY, 1).with(TemporalAdjusters.lastInMonth(DayOfWeek.MONDAY)),
                weekday(year, Month.SEPTEMBER, 1, DayOfWeek.MONDAY),
                weekday(year, Month.OCTOBER, 2, DayOfWeek.MONDAY),
                weekday(year, Month.NOVEMBER, FOURTH, DayOfWeek.THURSDAY));
        return Stream.concat(Stream.concat(fixed, juneteenth).map(FederalDays::kept), mondays)
                .sorted()
                .toList();
    }

    private static LocalDate weekday(int year, Month month, int number, DayOfWeek weekday) {
        return LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(number, weekday));
    }

    private static LocalDate kept(LocalDate holiday) {
        return switch (holiday.getDayOfWeek()) {
            case SATURDAY -> holiday.minusDays(1);
            case SUNDAY -> holiday.plusDays(1);
            default -> holiday;
        };
    }
}
