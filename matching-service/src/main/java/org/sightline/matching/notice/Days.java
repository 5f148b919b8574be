package org.sightline.matching.notice;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Days as the texts of notices and reminders write them. */
public final class Days {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.US);

    private Days() {}

    /** A day in words, such as July 1, 2026. */
    public static String written(LocalDate day) {
        return day.format(DAY);
    }
}
