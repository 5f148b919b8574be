package org.sightline.matching.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long a contractor has, by the clause that its contract carries. */
class ReportDeadlinesTest {

    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");

    private static ReportDeadlines of(ReportClause clause, String day, String time, ZoneId zone) {
        return ReportDeadlines.of(
                clause, LocalDate.parse(day), time == null ? null : LocalTime.parse(time), null, zone);
    }

    @ParameterizedTest
    @CsvSource({
        // Tuesday before Thanksgiving: one business day ends before 72 hours do.
        "2026-11-24, 09:00, 2026-11-25, 2026-12-10, 2026-11-27T15:00:00Z",
        // Friday before Memorial Day: the weekend and the holiday count for 72 hours alone.
        "2026-05-22, 09:00, 2026-05-26, 2026-06-09, 2026-05-25T14:00:00Z",
        // Independence Day, which is a Saturday and kept on Friday.
        "2026-07-02, 16:45, 2026-07-06, 2026-07-20, 2026-07-05T21:45:00Z",
        // Christmas Eve, over New Year's Day.
        "2025-12-24, 08:00, 2025-12-26, 2026-01-12, 2025-12-27T14:00:00Z",
        // A Saturday.
        "2026-03-14, 10:00, 2026-03-16, 2026-03-30, 2026-03-17T15:00:00Z"
    })
    void businessDaysLeaveOutWeekendsAndHolidaysAndHoursDoNot(
            String day, String time, LocalDate first, LocalDate second, Instant within72Hours) {
        ReportDeadlines twice = of(ReportClause.FAR_52_204_25, day, time, CHICAGO);
        ReportDeadlines once = of(ReportClause.FAR_52_240_91, day, time, CHICAGO);

        assertThat(twice).isEqualTo(new ReportDeadlines(first, null, second));
        assertThat(once.initialDueAt()).isEqualTo(within72Hours);
        assertThat(once.initialDueOn()).isEqualTo(within72Hours.atZone(CHICAGO).toLocalDate());
        assertThat(once.followUpDueOn()).isNull();
    }

    @Test
    void the72HoursAreHoursWhereTheClockIsChanged() {
        assertThat(of(ReportClause.FAR_52_240_91, "2026-03-06", "12:00", CHICAGO)
                        .initialDueAt())
                .as("spring: the clock at the office says 13:00")
                .isEqualTo("2026-03-09T18:00:00Z");
        assertThat(of(ReportClause.FAR_52_240_91, "2026-10-30", "12:00", CHICAGO)
                        .initialDueAt())
                .as("fall: it says 11:00")
                .isEqualTo("2026-11-02T17:00:00Z");
    }

    @Test
    void aDayIsADayWhereTheOfficeIs() {
        assertThat(of(ReportClause.FAR_52_240_91, "2026-06-01", "20:00", CHICAGO))
                .as("already the next day in UTC")
                .isEqualTo(new ReportDeadlines(LocalDate.of(2026, 6, 4), Instant.parse("2026-06-05T01:00:00Z"), null));
        assertThat(of(ReportClause.FAR_52_240_91, "2026-06-01", "20:00", ZoneId.of("Pacific/Honolulu"))
                        .initialDueAt())
                .isEqualTo("2026-06-05T06:00:00Z");
    }

    @Test
    void withoutATimeTheHoursCountFromTheBeginningOfTheDay() {
        assertThat(of(ReportClause.FAR_52_240_91, "2026-06-01", null, CHICAGO))
                .isEqualTo(new ReportDeadlines(LocalDate.of(2026, 6, 3), Instant.parse("2026-06-04T05:00:00Z"), null));
    }

    @Test
    void theSecondReportCountsFromTheDayOfTheFirst() {
        assertThat(ReportDeadlines.of(
                                ReportClause.FAR_52_204_25,
                                LocalDate.of(2026, 11, 18),
                                null,
                                LocalDate.of(2026, 11, 20),
                                CHICAGO)
                        .followUpDueOn())
                .isEqualTo("2026-12-07");
    }
}
