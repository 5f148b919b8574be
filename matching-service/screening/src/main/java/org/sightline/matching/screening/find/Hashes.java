package org.sightline.matching.screening.find;

import java.util.Arrays;
import java.util.List;
import org.sightline.matching.screening.text.Glyphs;

/** A set of hashes of letters that is asked often and seldom says yes: a bit filter that fits the cache, then a sorted row. */
final class Hashes {

    private long[] sorted = new long[16];
    private int size;
    private long[] filter = new long[1];
    private int shift = 63;

    void add(long hash) {
        if (size == sorted.length) {
            sorted = Arrays.copyOf(sorted, size * 2);
        }
        sorted[size++] = hash;
    }

    /** Makes it ready to be asked. */
    void close() {
        sorted = Arrays.copyOf(sorted, size);
        Arrays.sort(sorted);
        int words = Math.max(2, Integer.highestOneBit(Math.max(1, size / 4)) * 2);
        filter = new long[words];
        shift = 64 - Integer.numberOfTrailingZeros(words);
        for (long hash : sorted) {
            filter[word(hash)] |= bits(hash);
        }
    }

    boolean has(long hash) {
        long bits = bits(hash);
        return (filter[word(hash)] & bits) == bits && Arrays.binarySearch(sorted, hash) >= 0;
    }

    private int word(long hash) {
        return (int) (hash * 0xC2B2AE3D27D4EB4FL >>> shift);
    }

    private static long bits(long hash) {
        return 1L << (hash >>> 7) | 1L << (hash >>> 19);
    }

    /** The hash of letters, as the prefilter computes it. */
    static long of(String letters) {
        long hash = 0;
        for (int i = 0; i < letters.length(); i++) {
            hash = NameIndex.next(hash, Glyphs.ofLetter(letters.charAt(i)));
        }
        return hash;
    }

    /** A hash of words that does not depend on their order. */
    static long sum(List<String> words) {
        long sum = 0;
        for (String word : words) {
            sum += mixed(of(word));
        }
        return sum;
    }

    /** The hash of a word, so that sums of several differ. */
    static long mixed(long hash) {
        long mixed = (hash ^ hash >>> 31) * 0x9FB21C651E98DF25L;
        return mixed ^ mixed >>> 28;
    }
}
