package org.sightline.matching.casework;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.problem.Problem;

/**
 * What a reader wants to look back at.
 *
 * @param knownAt what was known and said then; null for now
 * @param asOf what had been bought or installed by the end of that day; null for everything
 */
record AsOf(@Nullable Instant knownAt, @Nullable LocalDate asOf) {

    private static final int LENGTH_OF_A_DAY = 10;

    /**
     * Reads query parameters; null or blank is not given.
     *
     * @throws Problem 400 where one is no date
     */
    static AsOf of(@Nullable String knownAt, @Nullable String asOf) {
        return new AsOf(
                knownAt == null || knownAt.isBlank() ? null : instant(knownAt),
                asOf == null || asOf.isBlank() ? null : day(asOf, "asOf"));
    }

    private static Instant instant(String text) {
        if (text.length() == LENGTH_OF_A_DAY) {
            return day(text, "knownAt")
                    .plusDays(1)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant()
                    .minus(1, ChronoUnit.MICROS);
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeException notOne) {
            throw Problem.malformed(
                    "knownAt", "no-date", "Write a day (2026-11-24) or an instant (2026-11-24T15:30:00Z).");
        }
    }

    private static LocalDate day(String text, String name) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException notOne) {
            throw Problem.malformed(name, "no-date", "Write a day, such as 2026-11-24.");
        }
    }

    /**
     * The moment of which it is asked.
     *
     * @throws Problem 400 where it is later than the end of today: nobody knows what is said then
     */
    Instant knownAtOr(Instant now) {
        if (knownAt != null && knownAt.isAfter(now.plus(1, ChronoUnit.DAYS))) {
            throw Problem.malformed(
                    "knownAt", "still-to-come", "That day is in the future. Choose today or an earlier day.");
        }
        return knownAt == null ? now : knownAt;
    }

    LocalDate asOfOr(LocalDate last) {
        return asOf == null ? last : asOf;
    }
}
