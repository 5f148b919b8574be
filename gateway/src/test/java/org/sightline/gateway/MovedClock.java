package org.sightline.gateway;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** The clock of the gateway under test, which a test can put forward for a while. Keycloak has its own. */
public final class MovedClock extends Clock {

    private static volatile Duration forward = Duration.ZERO;

    /** Where the gateway gets its clock from. */
    static final class Source {

        @Produces
        @Singleton
        Clock clock() {
            return new MovedClock();
        }
    }

    /** Does something while it is later for the gateway. */
    public static void at(Duration later, Runnable work) {
        forward = later;
        try {
            work.run();
        } finally {
            forward = Duration.ZERO;
        }
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(forward).truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
