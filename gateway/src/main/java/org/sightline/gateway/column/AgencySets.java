package org.sightline.gateway.column;

import java.util.Arrays;
import java.util.BitSet;

/** A set of agencies, by their codes, for each of some keys that are numbered from 0. Only keys that have any take room. */
final class AgencySets {

    private final int words;
    /** Of each key, the number of its set, from 1; 0 for none yet. */
    private final int[] sets;

    private long[] bits = {};
    private int used;

    AgencySets(int keys, int agencies) {
        sets = new int[keys];
        words = (agencies + Long.SIZE - 1) / Long.SIZE;
    }

    void add(int key, int agency) {
        int set = sets[key];
        if (set == 0) {
            set = begin(key);
        }
        bits[(set - 1) * words + agency / Long.SIZE] |= 1L << agency;
    }

    private int begin(int key) {
        used++;
        sets[key] = used;
        if (used * words > bits.length) {
            bits = Arrays.copyOf(bits, 2 * used * words);
        }
        return used;
    }

    /** The agencies of a key. */
    BitSet get(int key) {
        int set = sets[key];
        return set == 0 ? new BitSet() : BitSet.valueOf(Arrays.copyOfRange(bits, (set - 1) * words, set * words));
    }
}
