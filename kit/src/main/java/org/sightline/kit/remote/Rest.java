package org.sightline.kit.remote;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * How long a server is left alone after a failure.
 *
 * @param first after the first failure; twice as long after each further one
 * @param longest also where a server asks for more
 */
public record Rest(Duration first, Duration longest) {

    private static final int DOUBLINGS = 16;

    /**
     * The rest after a failure.
     *
     * @param failuresBefore failures since the last good answer, without this one
     * @param asked what the server asks for; null where it asks for nothing
     */
    public Duration after(int failuresBefore, @Nullable Duration asked) {
        Duration wait = asked != null && asked.isPositive()
                ? asked
                : first.multipliedBy(1L << Math.min(failuresBefore, DOUBLINGS));
        return wait.compareTo(longest) > 0 ? longest : wait;
    }

    /** What a {@code Retry-After} header asks for, in seconds or as a date; null where it is missing or says neither. */
    public static @Nullable Duration asked(@Nullable String retryAfter, Instant now) {
        if (retryAfter == null || retryAfter.isBlank()) {
            return null;
        }
        try {
            String said = retryAfter.strip();
            return said.chars().allMatch(Character::isDigit)
                    ? Duration.ofSeconds(Long.parseLong(said))
                    : Duration.between(
                            now,
                            ZonedDateTime.parse(said, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
        } catch (DateTimeException | NumberFormatException neither) {
            return null;
        }
    }
}
