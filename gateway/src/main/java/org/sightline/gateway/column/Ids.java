package org.sightline.gateway.column;

import java.util.Arrays;
import java.util.UUID;

/** The ids of the rows, and in which row each is. Rows are numbered from 0 without gaps. */
final class Ids {

    /** No row. */
    static final int NONE = -1;

    private static final int SMALLEST = 1_024;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private long[] highs = new long[SMALLEST];
    private long[] lows = new long[SMALLEST];
    /** Rows, plus one, at the place that the hash of their id says or the next that was free; 0 for nothing. */
    private int[] places = new int[2 * SMALLEST];

    private int size;

    int size() {
        return size;
    }

    /** The row of an id; {@link #NONE} where it has none. */
    int find(UUID id) {
        return places[place(id.getMostSignificantBits(), id.getLeastSignificantBits())] - 1;
    }

    UUID get(int row) {
        return new UUID(highs[row], lows[row]);
    }

    /** Gives an id that has no row the next one. */
    int add(UUID id) {
        if (size == highs.length) {
            int longer = CountedColumns.longer(size);
            highs = Arrays.copyOf(highs, longer);
            lows = Arrays.copyOf(lows, longer);
        }
        highs[size] = id.getMostSignificantBits();
        lows[size] = id.getLeastSignificantBits();
        if (3L * size > 2L * places.length) {
            spread(2 * places.length);
        }
        places[place(highs[size], lows[size])] = size + 1;
        return size++;
    }

    /** Takes a row out: the last row takes its number. */
    void remove(int row) {
        free(place(highs[row], lows[row]));
        int last = size - 1;
        if (row != last) {
            places[place(highs[last], lows[last])] = row + 1;
            highs[row] = highs[last];
            lows[row] = lows[last];
        }
        size = last;
    }

    /** Whether the id of one row comes before that of another, in the order of the database. */
    boolean isBefore(int row, int other) {
        int high = Long.compareUnsigned(highs[row], highs[other]);
        return high == 0 ? Long.compareUnsigned(lows[row], lows[other]) < 0 : high < 0;
    }

    long bytes() {
        return (long) Long.BYTES * (highs.length + lows.length) + (long) Integer.BYTES * places.length;
    }

    /** Where an id is, or the free place where it would be. */
    private int place(long high, long low) {
        int mask = places.length - 1;
        int at = home(high, low);
        while (places[at] != 0 && !is(places[at] - 1, high, low)) {
            at = at + 1 & mask;
        }
        return at;
    }

    private boolean is(int row, long high, long low) {
        return highs[row] == high && lows[row] == low;
    }

    private int home(long high, long low) {
        long mixed = (high ^ Long.rotateLeft(low, 32)) * SPREAD;
        return (int) (mixed >>> 32) & places.length - 1;
    }

    /** Frees a place, and moves up what is found only because it was taken. */
    private void free(int place) {
        int mask = places.length - 1;
        int gap = place;
        int next = gap + 1 & mask;
        while (places[next] != 0) {
            int row = places[next] - 1;
            int away = next - home(highs[row], lows[row]) & mask;
            if (away >= (next - gap & mask)) {
                places[gap] = places[next];
                gap = next;
            }
            next = next + 1 & mask;
        }
        places[gap] = 0;
    }

    private void spread(int length) {
        places = new int[length];
        for (int row = 0; row < size; row++) {
            places[place(highs[row], lows[row])] = row + 1;
        }
    }
}
