package org.sightline.matching.casework;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.sightline.kit.problem.Problem;

/**
 * What a reader wants to look back at.
 *
 * @param knownAt what was known and said then; null for now
 * @param asOf what had been bought or installed by the end of that day; null for everything
 */
public record AsOf(Instant knownAt, LocalDate asOf) {

    /**
     * Reads query parameters; null or blank is not given.
     *
     * @throws Problem 422 where one is no date
     */
    public static AsOf of(String knownAt, String asOf) {
        return new AsOf(instant(knownAt), day(asOf, "asOf"));
    }

    private static Instant instant(String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.length() == 10) {
            return day(text, "knownAt")
                    .plusDays(1)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant()
                    .minusNanos(1000);
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeException notOne) {
            throw Problem.invalid(
                    "knownAt", "no-date", "Write a day (2026-11-24) or an instant (2026-11-24T15:30:00Z).");
        }
    }

    private static LocalDate day(String text, String name) {
        try {
            return text == null || text.isBlank() ? null : LocalDate.parse(text);
        } catch (DateTimeException notOne) {
            throw Problem.invalid(name, "no-date", "Write a day, such as 2026-11-24.");
        }
    }

    public Instant knownAtOr(Instant now) {
        return knownAt == null ? now : knownAt;
    }

    public LocalDate asOfOr(LocalDate last) {
        return asOf == null ? last : asOf;
    }
}
