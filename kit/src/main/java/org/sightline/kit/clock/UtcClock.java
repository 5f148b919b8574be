package org.sightline.kit.clock;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** The clock of a service: UTC, in steps of a microsecond, which is what the database keeps of an instant. */
class UtcClock {

    @Produces
    @Singleton
    @DefaultBean
    Clock utc() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    }
}
