package org.sightline.matching.screening.sieve;

import org.sightline.matching.screening.text.Glyphs;

/**
 * Which three letters stand in the first four of a pattern: 8 KB that fit the first cache. To look for a pattern from every place of a word
 * it is enough to ask at every second one.
 */
public final class Threes {

    private final long[] bits = new long[Glyphs.COUNT * Glyphs.COUNT * Glyphs.COUNT / Long.SIZE];

    /** The threes of all fours of letters that an automaton may begin with. */
    public Threes(Beginnings beginnings) {
        for (int first = 0; first < bits.length * Long.SIZE; first++) {
            for (int last = 0; last < Glyphs.COUNT; last++) {
                int four = first * Glyphs.COUNT + last;
                if (beginnings.live(four)) {
                    set(first);
                    set(four % (bits.length * Long.SIZE));
                }
            }
        }
    }

    private void set(int three) {
        bits[three >>> 6] |= 1L << three;
    }

    /** Whether a pattern may begin at an offset or one before it. */
    public boolean near(byte[] symbols, int at) {
        int three = (symbols[at] * Glyphs.COUNT + symbols[at + 1]) * Glyphs.COUNT + symbols[at + 2];
        return (bits[three >>> 6] >>> three & 1) != 0;
    }
}
