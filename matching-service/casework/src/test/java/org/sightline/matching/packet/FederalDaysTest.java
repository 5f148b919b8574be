package org.sightline.matching.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Deadlines are counted in business days of the federal government. */
class FederalDaysTest {

    @ParameterizedTest
    @CsvSource({
        // A Tuesday.
        "2026-11-24, 1, 2026-11-25",
        // Thanksgiving is a holiday, the Friday after it is not.
        "2026-11-25, 1, 2026-11-27",
        "2026-11-25, 10, 2026-12-10",
        // A Friday, and a Saturday: both are followed by Monday.
        "2026-03-06, 1, 2026-03-09",
        "2026-03-07, 1, 2026-03-09",
        // Independence Day 2026 is a Saturday and kept on Friday, July 3.
        "2026-07-02, 1, 2026-07-06",
        // New Year's Day 2022 was a Saturday and kept on December 31, 2021.
        "2021-12-30, 1, 2022-01-03",
        // Christmas 2022 was a Sunday and kept on Monday.
        "2022-12-23, 1, 2022-12-27",
        // Juneteenth: a holiday in 2026, not in 2020.
        "2026-06-18, 1, 2026-06-22",
        "2020-06-18, 1, 2020-06-19",
    })
    void theDayOfAReportIs(LocalDate from, int days, LocalDate due) {
        assertThat(FederalDays.after(from, days)).isEqualTo(due);
    }

    @Test
    void aYearHasElevenHolidaysOfWhichNoneIsKeptAtAWeekend() {
        for (int year = 2021; year < 2060; year++) {
            assertThat(FederalDays.holidays(year))
                    .as("%d", year)
                    .hasSize(11)
                    .doesNotHaveDuplicates()
                    .noneMatch(
                            day -> day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY);
        }
    }

    @Test
    void betweenADayAndItsDeadlineLieExactlySoManyBusinessDays() {
        for (int number = 0; number < 500; number++) {
            Random random = new Random(number);
            LocalDate from = LocalDate.of(2019, 8, 13).plusDays(random.nextInt(15_000));
            int days = 1 + random.nextInt(15);
            LocalDate due = FederalDays.after(from, days);
            assertThat(FederalDays.isBusinessDay(due)).as("%s + %d", from, days).isTrue();
            assertThat(Stream.iterate(from.plusDays(1), day -> !day.isAfter(due), day -> day.plusDays(1))
                            .filter(FederalDays::isBusinessDay))
                    .as("%s + %d", from, days)
                    .hasSize(days);
        }
    }
}
