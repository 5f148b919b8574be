package org.sightline.matching.screening.sieve;

import org.sightline.matching.screening.text.Glyphs;

/**
 * The first and last letters of words, to tell quickly that a word is no slip of any of them.
 *
 * <p>One slip (a letter added, dropped or changed, or two neighbours swapped) leaves the front of a word as it was, or its back, or, where
 * it lies in the middle, the two letters at each end.
 */
public final class Ends {

    private static final int SHORT = 3;
    private static final int LONG = 4;
    /** Words of fewer letters are known by three of them at an end, others by four. */
    private static final int LONG_FROM = 8;

    private static final long[] NONE = {};
    private static final int PAIRS = Glyphs.COUNT * Glyphs.COUNT;

    /** The first two letters, and the last two: a few words' worth that turn most away. */
    private final long[] twoFront = bits(2);

    private final long[] twoBack = bits(2);

    private long[] shortFront = NONE;
    private long[] shortBack = NONE;
    private long[] longFront = NONE;
    private long[] longBack = NONE;
    private long[] outer = NONE;

    /** No words yet; the tables, a megabyte, are made with the first. */
    public Ends() {}

    private static long[] bits(int letters) {
        return new long[(int) Math.pow(Glyphs.COUNT, letters) / Long.SIZE + 1];
    }

    /** Files a word of at least five letters, as {@link Glyphs#letter} gives them. */
    public void add(String word) {
        if (outer.length == 0) {
            shortFront = bits(SHORT);
            shortBack = bits(SHORT);
            longFront = bits(LONG);
            longBack = bits(LONG);
            outer = bits(LONG);
        }
        int length = word.length();
        if (length >= LONG_FROM) {
            set(longFront, number(word, 0, LONG));
            set(longBack, number(word, length - LONG, LONG));
        }
        // Of eight letters one may be missing in the text.
        if (length <= LONG_FROM) {
            set(shortFront, number(word, 0, SHORT));
            set(shortBack, number(word, length - SHORT, SHORT));
        }
        set(twoFront, number(word, 0, 2));
        set(twoBack, number(word, length - 2, 2));
        set(outer, number(word, 0, 2) * PAIRS + number(word, length - 2, 2));
    }

    /** Whether a word of at least five letters may be one that was filed, or a slip of it. */
    public boolean near(byte[] symbols, int start, int end) {
        int front = symbols[start] * Glyphs.COUNT + symbols[start + 1];
        int back = symbols[end - 2] * Glyphs.COUNT + symbols[end - 1];
        boolean frontKnown = has(twoFront, front);
        boolean backKnown = has(twoBack, back);
        if (!frontKnown && !backKnown) {
            return false;
        }
        if (frontKnown && backKnown && has(outer, front * PAIRS + back)) {
            return true;
        }
        int length = end - start;
        int front3 = front * Glyphs.COUNT + symbols[start + 2];
        int back3 = symbols[end - SHORT] * PAIRS + back;
        if (length <= LONG_FROM && (frontKnown && has(shortFront, front3) || backKnown && has(shortBack, back3))) {
            return true;
        }
        return length >= LONG_FROM
                && (frontKnown && has(longFront, front3 * Glyphs.COUNT + symbols[start + SHORT])
                        || backKnown && has(longBack, symbols[end - LONG] * PAIRS * Glyphs.COUNT + back3));
    }

    private static int number(String word, int from, int letters) {
        int number = 0;
        for (int i = from; i < from + letters; i++) {
            number = number * Glyphs.COUNT + Glyphs.ofLetter(word.charAt(i));
        }
        return number;
    }

    private static void set(long[] bits, int n) {
        bits[n >>> 6] |= 1L << n;
    }

    private static boolean has(long[] bits, int n) {
        return (bits[n >>> 6] >>> n & 1) != 0;
    }
}
