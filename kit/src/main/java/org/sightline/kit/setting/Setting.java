package org.sightline.kit.setting;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One setting that an installation may give: a row of {@code settings.csv}.
 *
 * @param name of its key; ends with {@link #ANY} where the rest of the name is the installation's
 * @param services gateway, ingest, inventory, matching, or {@code all}
 * @param secret whether its value is shown nowhere
 * @param variable the environment variable that gives it
 * @param usual its default; null where it has none, or where each service has its own
 * @param meaning in words
 */
record Setting(
        String name,
        Set<String> services,
        boolean secret,
        String variable,
        @Nullable String usual,
        String meaning) {

    /** In the place of a name that the installation chooses. */
    static final String ANY = "NAME";

    private static final String TABLE = "settings.csv";
    private static final String OF_EACH = "*";
    private static final int COLUMNS = 7;

    /** All rows, in their order. */
    static List<Setting> table() {
        try (BufferedReader text = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Setting.class.getResourceAsStream(TABLE)), StandardCharsets.UTF_8))) {
            return text.lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(Setting::row)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Setting row(String line) {
        String[] cells = line.split(",", COLUMNS);
        return new Setting(
                cells[0],
                Set.of(cells[1].split(" ")),
                !cells[2].isEmpty(),
                cells[3].isEmpty() ? variable(cells[0]) : cells[3],
                cells[5].isEmpty() || cells[5].equals(OF_EACH) ? null : cells[5],
                cells[6]);
    }

    /** The variable that MicroProfile Config reads a key from, by its specification (Environment Variables Mapping Rules). */
    static String variable(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /** @param part gateway, ingest, inventory or matching */
    boolean isOf(String part) {
        return services.contains("all") || services.contains(part);
    }
}
