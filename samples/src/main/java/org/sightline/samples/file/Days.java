package org.sightline.samples.file;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** The days of the sample data, written once in the format of one file. */
final class Days {

    static final LocalDate FIRST = LocalDate.of(2017, 1, 3);
    private static final LocalDate LAST_ORDINARY = LocalDate.of(2026, 10, 30);
    private static final LocalDate LAST = LocalDate.of(2026, 12, 31);
    private static final int ORDINARY = (int) ChronoUnit.DAYS.between(FIRST, LAST_ORDINARY) + 1;

    private final byte[][] written;

    Days(String pattern) {
        DateTimeFormatter format = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
        written = FIRST.datesUntil(LAST.plusDays(1))
                .map(day -> day.format(format).getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
    }

    /** The number of a day on which something ordinary was bought. */
    static int any(Dice dice) {
        return dice.below(ORDINARY);
    }

    static int number(LocalDate day) {
        return (int) ChronoUnit.DAYS.between(FIRST, day);
    }

    /** The last two digits of the year of a day, near enough for the number of an order. */
    static int shortYear(int day) {
        return 17 + day * 100 / 36525;
    }

    /** Whether the federal relief programmes of 2021 to 2024 paid for things on that day. */
    static boolean isReliefYear(int day) {
        int year = shortYear(day);
        return year >= 21 && year <= 24;
    }

    byte[] written(int day) {
        return written[day];
    }

    byte[] written(LocalDate day) {
        return written(number(day));
    }
}
