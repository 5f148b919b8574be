package org.sightline.matching.watchlist;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Reads a file that ships with Sightline: one row a line, columns between bars, {@code #} for remarks. */
final class ShippedFile {

    private static final Pattern BAR = Pattern.compile("\\s\\|(?=\\s|$)");

    private ShippedFile() {}

    /** Gives the cells of each row; those that a row lacks at its end are empty. */
    static void read(String file, int columns, Consumer<String[]> row) {
        InputStream in = ShippedFile.class.getResourceAsStream(file + ".psv");
        if (in == null) {
            throw new IllegalStateException("The built-in list lacks its file " + file + ".psv");
        }
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    row.accept(columns(file, columns, line));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String[] columns(String file, int columns, String line) {
        String[] cells = BAR.split(line, columns);
        if (cells.length > columns || cells.length < columns - 1) {
            throw new IllegalStateException(
                    "Built-in list, " + file + ": " + columns + " columns expected in: " + line);
        }
        String[] all = new String[columns];
        for (int i = 0; i < columns; i++) {
            all[i] = i < cells.length ? cells[i].strip() : "";
        }
        return all;
    }
}
