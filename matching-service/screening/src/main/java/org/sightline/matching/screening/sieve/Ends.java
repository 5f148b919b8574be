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

    /** Files a word of at least six letters, as {@link Glyphs#letter} gives them. */
    public void add(String word) {
        if (outer.length == 0) {
            shortFront = bits(SHORT);
            shortBack = bits(SHORT);
            longFront = bits(LONG);
            longBack = bits(LONG);
            outer = bits(LONG);
        }
        int length = word.length();
        boolean isLong = length >= LONG_FROM;
        int letters = isLong ? LONG : SHORT;
        set(isLong ? longFront : shortFront, number(word, 0, letters));
        set(isLong ? longBack : shortBack, number(word, length - letters, letters));
        set(outer, number(word, 0, 2) * Glyphs.COUNT * Glyphs.COUNT + number(word, length - 2, 2));
    }

    /** Whether a stretch of text of at least five letters may be a slip of a word that was filed, and no shorter than it. */
    public boolean near(CharSequence text, int start, int end, byte[] symbols) {
        if (outer.length == 0) {
            return false;
        }
        int length = end - start;
        int front = number(text, start, 2, symbols);
        int back = number(text, end - 2, 2, symbols);
        if (has(outer, front * Glyphs.COUNT * Glyphs.COUNT + back)) {
            return true;
        }
        int front3 = front * Glyphs.COUNT + symbols[text.charAt(start + 2)];
        int back3 = symbols[text.charAt(end - SHORT)] * Glyphs.COUNT * Glyphs.COUNT + back;
        if (length <= LONG_FROM && (has(shortFront, front3) || has(shortBack, back3))) {
            return true;
        }
        return length >= LONG_FROM
                && (has(longFront, front3 * Glyphs.COUNT + symbols[text.charAt(start + SHORT)])
                        || has(
                                longBack,
                                symbols[text.charAt(end - LONG)] * Glyphs.COUNT * Glyphs.COUNT * Glyphs.COUNT + back3));
    }

    private static int number(CharSequence text, int from, int letters, byte[] symbols) {
        int number = 0;
        for (int i = from; i < from + letters; i++) {
            number = number * Glyphs.COUNT + symbols[text.charAt(i)];
        }
        return number;
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
