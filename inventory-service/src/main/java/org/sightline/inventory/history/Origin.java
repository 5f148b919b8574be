package org.sightline.inventory.history;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.correlation.Correlation;

/**
 * Where a change comes from.
 *
 * @param person who made it: the name in the token, or the service that speaks for published data
 * @param through by which way: {@code form}, {@code file}, {@code api}, {@code published data}
 * @param at when, UTC, to the microsecond as the database keeps it
 * @param correlationId null where the work has none
 */
public record Origin(
        String person, String through, Instant at, @Nullable String correlationId) {

    /** A change that is made now. */
    public static Origin now(Clock clock, String person, String through) {
        return new Origin(person, through, clock.instant().truncatedTo(ChronoUnit.MICROS), Correlation.current());
    }

    /** The latest date that it was then anywhere in the country: Guam is ten hours ahead of UTC. */
    public LocalDate today() {
        return LocalDate.ofInstant(at, ZoneOffset.ofHours(10));
    }
}
