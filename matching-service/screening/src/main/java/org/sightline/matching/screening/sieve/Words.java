package org.sightline.matching.screening.sieve;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.sightline.matching.screening.text.Glyphs;

/**
 * A text as symbols and words, read once and used by all that look for something in it. One is made for each thread and used for one text
 * after another, so that reading allocates nothing.
 *
 * <p>Where words begin and end is found for 64 symbols at a time, with nothing that depends on a single one: an ordinary line
 * has a dozen words, and a branch at the end of each would often be guessed wrong. A character of another script ends a word.
 */
public final class Words {

    private static final int BLOCK = Long.SIZE;
    /** Texts of which the room is kept; a longer one is rare. */
    private static final int KEPT = 1 << 14;
    /** Added to eight symbols in a row it sets the highest bit of each letter and digit. */
    private static final long ABOVE_BREAK = 0x0101010101010101L * (0x7F - Glyphs.BREAK);

    private static final long HIGHEST = 0x8080808080808080L;
    /** Brings the lowest bits of eight bytes side by side into the last byte. */
    private static final long GATHER = 0x0102040810204080L;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final byte[] SYMBOLS = Glyphs.table();

    private static final ThreadLocal<Words> HERE = ThreadLocal.withInitial(Words::new);

    private byte[] symbols = new byte[256];
    private int[] bounds = new int[256];
    private int length;
    private int count;
    private boolean foreign;

    Words() {}

    /** The one of this thread. */
    public static Words here() {
        return HERE.get();
    }

    /** Reads a text; what was read before is forgotten. */
    public void read(String text) {
        length = text.length();
        if (length + BLOCK > symbols.length || symbols.length > KEPT) {
            symbols = new byte[Math.max(256, Integer.highestOneBit(length + BLOCK) * 2)];
            bounds = new int[symbols.length];
        }
        int highest = 0;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            symbols[i] = SYMBOLS[c];
            highest |= c;
        }
        Arrays.fill(symbols, length, length + BLOCK, (byte) Glyphs.BREAK);
        foreign = highest >= Glyphs.FIRST_FOREIGN && hasForeign();
        int turns = 0;
        long carried = 0;
        // A word that ends with the text ends at the first break behind it.
        for (int from = 0; from <= length; from += BLOCK) {
            long letters = letters(from);
            for (long turn = letters ^ (letters << 1 | carried); turn != 0; turn &= turn - 1) {
                bounds[turns++] = from + Long.numberOfTrailingZeros(turn);
            }
            carried = letters >>> BLOCK - 1;
        }
        count = turns / 2;
    }

    /** A bit for each of 64 symbols: whether it is a letter or digit. */
    private long letters(int from) {
        long letters = 0;
        for (int i = 0; i < BLOCK; i += Long.BYTES) {
            long eight = ((long) EIGHT.get(symbols, from + i) + ABOVE_BREAK & HIGHEST) >>> 7;
            letters |= (eight * GATHER >>> BLOCK - Long.BYTES) << i;
        }
        return letters;
    }

    private boolean hasForeign() {
        for (int i = 0; i < length; i++) {
            if (symbols[i] == Glyphs.FOREIGN) {
                return true;
            }
        }
        return false;
    }

    /** Number of words. */
    public int count() {
        return count;
    }

    /** Where a word begins. */
    public int start(int word) {
        return bounds[2 * word];
    }

    /** The offset after the last character of a word. */
    public int end(int word) {
        return bounds[2 * word + 1];
    }

    /** Number of characters of the text. */
    public int length() {
        return length;
    }

    /** Whether the text has characters of another script. */
    public boolean foreign() {
        return foreign;
    }

    /** The symbols of the text and some breaks behind it. Not to be written, and another text's after the next reading. */
    public byte[] symbols() {
        return symbols;
    }

    /** Whether a word begins after a symbol, or ends before it. */
    public static boolean apart(int symbol) {
        return symbol <= Glyphs.BREAK;
    }
}
