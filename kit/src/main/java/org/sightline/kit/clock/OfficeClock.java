package org.sightline.kit.clock;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Which day it is where the office is: by it something is due today, overdue or still to come. The zone is {@code
 * sightline.office.time-zone}, UTC where nobody has configured it. Moments are kept in UTC, and days of the law and of the
 * record have no zone.
 */
public final class OfficeClock {

    private OfficeClock() {}

    /** Where the office is. */
    public static ZoneId zone() {
        return ConfigProvider.getConfig()
                .getOptionalValue("sightline.office.time-zone", String.class)
                .map(ZoneId::of)
                .orElse(ZoneOffset.UTC);
    }

    /** The day that it is at the office. */
    public static LocalDate today(Clock clock) {
        return day(clock.instant());
    }

    /** The day that it was at the office at this moment. */
    public static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, zone());
    }

    /** The moment at which this day of the office is over. */
    public static Instant end(LocalDate day) {
        return day.plusDays(1).atStartOfDay(zone()).toInstant();
    }
}
