package org.sightline.kit.clock;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The clock of a service: UTC, in steps of a microsecond, which is what the database keeps of an instant. */
class UtcClock {

    /** @param wrong by how much it goes wrong, for tests of faults only */
    @Produces
    @Singleton
    @DefaultBean
    Clock utc(@ConfigProperty(name = "sightline.faults.clock", defaultValue = "0S") Duration wrong) {
        Clock clock = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
        return wrong.isZero() ? clock : Clock.offset(clock, wrong);
    }
}
