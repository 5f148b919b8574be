package org.sightline.inventory.intake;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One cell of a device list: what a spreadsheet makes of it, and what people write in it. */
public final class Cell {

    private static final String FORMULA = "=+-@";
    private static final Pattern TIME_OF_DAY =
            Pattern.compile("(\\S*\\d{4}\\S*|\\d{4}-\\d{2}-\\d{2})[ T]\\d{1,2}:\\d{2}.*");

    /** United States order, because the agencies are American: month, day, year. */
    private static final List<DateTimeFormatter> DATES = List.of(
            format("uuuu-M-d"),
            format("uuuu/M/d"),
            format("M/d/uuuu"),
            format("M-d-uuuu"),
            shortYear("M/d/"),
            format("d-MMM-uuuu"),
            shortYear("d-MMM-"),
            format("d MMM uuuu"),
            format("MMM d, uuuu"),
            format("MMMM d, uuuu"));

    private static final Map<String, String> STATUSES = Map.ofEntries(
            Map.entry("online", "installed"),
            Map.entry("offline", "installed"),
            Map.entry("active", "installed"),
            Map.entry("inactive", "installed"),
            Map.entry("up", "installed"),
            Map.entry("down", "installed"),
            Map.entry("in use", "installed"),
            Map.entry("in service", "installed"),
            Map.entry("deployed", "installed"),
            Map.entry("enabled", "installed"),
            Map.entry("disabled", "installed"),
            Map.entry("connected", "installed"),
            Map.entry("disconnected", "installed"),
            Map.entry("ok", "installed"),
            Map.entry("normal", "installed"),
            Map.entry("in stock", "in_stock"),
            Map.entry("stock", "in_stock"),
            Map.entry("spare", "in_stock"),
            Map.entry("storage", "in_stock"),
            Map.entry("in storage", "in_stock"),
            Map.entry("retired", "removed"),
            Map.entry("decommissioned", "removed"),
            Map.entry("uninstalled", "removed"),
            Map.entry("out of service", "removed"),
            Map.entry("destroyed", "disposed"),
            Map.entry("recycled", "disposed"),
            Map.entry("scrapped", "disposed"));

    private Cell() {}

    /** The text with a guard before it where a spreadsheet would take it for a formula. */
    public static @Nullable String guarded(@Nullable String text) {
        return text != null && !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    /** The text without the guard, blanks and no-break spaces around it; null where nothing is left. */
    static @Nullable String read(String cell) {
        String text = cell.replace('\u00a0', ' ').strip();
        if (text.length() > 1 && text.charAt(0) == '\'' && FORMULA.indexOf(text.charAt(1)) >= 0) {
            text = text.substring(1);
        }
        return text.isEmpty() ? null : text;
    }

    /** A date as ISO 8601; empty where it is not a date that exists. A time of day is left out. */
    static Optional<String> date(String text) {
        String day = TIME_OF_DAY.matcher(text).matches() ? text.split("[ T]", 2)[0] : text;
        for (DateTimeFormatter format : DATES) {
            try {
                return Optional.of(LocalDate.parse(day, format).toString());
            } catch (DateTimeException otherForm) {
                // One of the other forms may fit.
            }
        }
        return Optional.empty();
    }

    /** A status as the API calls it; as it was where we do not know the word. */
    static String status(String text) {
        String words = text.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", " ").strip();
        return STATUSES.getOrDefault(words, words.replace(' ', '_'));
    }

    private static DateTimeFormatter format(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(Locale.US)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /** Two digits of a year: 1990 to 2089. */
    private static DateTimeFormatter shortYear(String before) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(before)
                .appendValueReduced(ChronoField.YEAR, 2, 2, 1990)
                .toFormatter(Locale.US)
                .withResolverStyle(ResolverStyle.STRICT);
    }
}
