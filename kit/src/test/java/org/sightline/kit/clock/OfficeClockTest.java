package org.sightline.kit.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which day it is at the office. */
class OfficeClockTest {

    private static final String ZONE = "sightline.office.time-zone";

    /** Seven in the evening of March 31 in Chicago. */
    private static final Instant EVENING = Instant.parse("2027-04-01T00:00:00Z");

    @AfterEach
    void nothingIsConfigured() {
        System.clearProperty(ZONE);
    }

    @Test
    void theDayOfTheOfficeEndsWhenItsOwnEveningDoes() {
        System.setProperty(ZONE, "America/Chicago");

        assertThat(OfficeClock.today(Clock.fixed(EVENING, ZoneOffset.UTC))).isEqualTo(LocalDate.of(2027, 3, 31));
        assertThat(OfficeClock.day(EVENING.plusSeconds(5 * 60 * 60))).isEqualTo(LocalDate.of(2027, 4, 1));
    }

    @Test
    void itIsTheDayOfUtcWhereNoZoneIsConfigured() {
        assertThat(OfficeClock.day(EVENING)).isEqualTo(LocalDate.of(2027, 4, 1));
    }
}
