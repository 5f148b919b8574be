package org.sightline.samples;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Something that public bodies buy every day, with its text already encoded for one file.
 *
 * @param description cut to the file's width; each {@code #} stands for any digit
 * @param low lowest unit price in dollars
 * @param high highest unit price in dollars
 * @param most largest quantity
 */
record Ordinary(byte[] description, byte[] manufacturer, byte[] part, byte[] nigp, int low, int high, int most) {

    /** Everything that a school district buys, or that any body but a school district buys. */
    static Ordinary[] of(Quoting quoting, int width, boolean schools) {
        return Table.read("ordinary.csv").stream()
                .filter(row -> !row.getField("who").equals(schools ? "other" : "school"))
                .map(row -> of(row, quoting, width))
                .toArray(Ordinary[]::new);
    }

    private static Ordinary of(NamedCsvRecord row, Quoting quoting, int width) {
        return new Ordinary(
                quoting.encode(row.getField("description"), width),
                quoting.encode(row.getField("manufacturer")),
                quoting.encode(row.getField("part")),
                quoting.encode(row.getField("nigp")),
                Integer.parseInt(row.getField("low")),
                Integer.parseInt(row.getField("high")),
                Integer.parseInt(row.getField("quantity")));
    }

    /** A unit price in cents. */
    long cents(Dice dice) {
        return dice.between(low * 100L, high * 100L);
    }

    /** Whether the federal relief programmes of 2021 to 2024 paid for things on that day. */
    static boolean isReliefYear(int day) {
        int year = Days.shortYear(day);
        return year >= 21 && year <= 24;
    }

    static byte[][] vendors(Quoting quoting, int width) {
        return Table.read("vendors.csv").stream()
                .map(row -> quoting.encode(row.getField("name"), width))
                .toArray(byte[][]::new);
    }

    /** Every way in which one of the bodies is written, encoded. */
    static byte[][] buyers(Iterable<Body> bodies, Quoting quoting) {
        List<byte[]> names = new ArrayList<>();
        bodies.forEach(body -> body.publishedNames().forEach(name -> names.add(quoting.encode(name))));
        return names.toArray(byte[][]::new);
    }

    static byte[][] all(Quoting quoting, String... texts) {
        return Arrays.stream(texts).map(quoting::encode).toArray(byte[][]::new);
    }

    static <T> T any(T[] choices, Dice dice) {
        return choices[dice.below(choices.length)];
    }
}
