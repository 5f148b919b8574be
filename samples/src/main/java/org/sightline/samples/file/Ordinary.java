package org.sightline.samples.file;

import de.siegmar.fastcsv.reader.NamedCsvRecord;

/**
 * Something that public bodies buy every day, with its text already encoded for one file.
 *
 * @param description cut to the file's width; each {@code #} stands for any digit
 * @param low lowest unit price in dollars
 * @param high highest unit price in dollars
 * @param most largest quantity
 */
record Ordinary(byte[] description, byte[] manufacturer, byte[] part, byte[] nigp, int low, int high, int most) {

    static Ordinary of(NamedCsvRecord row, Quoting quoting, int width) {
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
}
