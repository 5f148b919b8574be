package org.sightline.samples.file;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Writes rows as bytes into one buffer. An ordinary row makes no objects, so that files of many millions of rows cost
 * neither memory nor garbage collection.
 */
final class Row {

    private static final int CAPACITY = 1 << 16;
    /** No row is longer than this; the buffer is emptied before a row that might not fit. */
    private static final int LONGEST_ROW = 1 << 12;

    private final OutputStream out;
    private final Quoting quoting;
    private final byte[] lineEnd;
    private final byte[] bytes = new byte[CAPACITY];
    private int length;
    private int rowStart;
    private int lastStart;
    private int lastEnd;
    private boolean first;

    Row(OutputStream out, Quoting quoting, String lineEnd) {
        this.out = out;
        this.quoting = quoting;
        this.lineEnd = lineEnd.getBytes(quoting.charset());
    }

    void begin() throws IOException {
        if (length > CAPACITY - 2 * LONGEST_ROW) {
            flush();
        }
        rowStart = length;
        first = true;
    }

    void end() {
        put(lineEnd);
        lastStart = rowStart;
        lastEnd = length;
    }

    /** Writes the row before once more, byte for byte. */
    void repeat() {
        byte[] row = Arrays.copyOfRange(bytes, lastStart, lastEnd);
        put(row);
    }

    void flush() throws IOException {
        out.write(bytes, 0, length);
        length = 0;
    }

    /** Begins the next field; what is put after it belongs to it. */
    Row field() {
        if (!first) {
            put(quoting.separator());
        }
        first = false;
        return this;
    }

    Row field(byte[] encoded) {
        return field().put(encoded);
    }

    Row field(String text) {
        return field(quoting.encode(text));
    }

    Row field(String text, int width) {
        return field(quoting.encode(text, width));
    }

    Row field(long number) {
        return field().put(number);
    }

    Row put(byte[] encoded) {
        System.arraycopy(encoded, 0, bytes, length, encoded.length);
        length += encoded.length;
        return this;
    }

    Row put(char ascii) {
        bytes[length++] = (byte) ascii;
        return this;
    }

    /** Puts the text with a digit of its own for each {@code #}. */
    Row put(byte[] pattern, Dice dice) {
        for (byte b : pattern) {
            bytes[length++] = b == '#' ? (byte) ('0' + dice.below(10)) : b;
        }
        return this;
    }

    /** Puts a number that is not negative. */
    Row put(long number) {
        int digits = 1;
        for (long rest = number / 10; rest > 0; rest /= 10) {
            digits++;
        }
        return put(number, digits);
    }

    /** Puts a number that is not negative, with leading zeros up to {@code digits}. */
    Row put(long number, int digits) {
        long rest = number;
        for (int at = length + digits - 1; at >= length; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
        return this;
    }

    /** Puts an amount as {@code 1234.50}. */
    Row dollars(long cents) {
        return put(cents / 100).put('.').put(cents % 100, 2);
    }

    /** Puts an amount as {@code 1,234.50}. */
    Row groupedDollars(long cents) {
        long dollars = cents / 100;
        if (dollars >= 1_000_000) {
            put(dollars / 1_000_000)
                    .put(',')
                    .put(dollars / 1000 % 1000, 3)
                    .put(',')
                    .put(dollars % 1000, 3);
        } else if (dollars >= 1000) {
            put(dollars / 1000).put(',').put(dollars % 1000, 3);
        } else {
            put(dollars);
        }
        return put('.').put(cents % 100, 2);
    }
}
