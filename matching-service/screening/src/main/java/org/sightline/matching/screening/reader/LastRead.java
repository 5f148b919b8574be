package org.sightline.matching.screening.reader;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the second reader said of the lines that it read last. One reading takes as long as screening ten thousand lines, and the same
 * line comes again: in the next file, after each change of a rule or a list, in a settlement of its document. Safe for use by many
 * threads; two that read the same line at once both read it and come to the same.
 */
final class LastRead {

    /** Of about 350 bytes each: more than a state has findings whose lines are read at all. */
    static final int MOST = 100_000;

    private final Map<String, Encoder.Read> reads = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Encoder.Read> eldest) {
            return size() > MOST;
        }
    });

    /** All that a reading depends on: the pieces, with the marks, the end and the vendor among them, a character each. */
    static String key(int[] numbers) {
        char[] key = new char[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            key[i] = (char) numbers[i];
        }
        return new String(key);
    }

    Encoder.@Nullable Read get(String key) {
        return reads.get(key);
    }

    void put(String key, Encoder.Read read) {
        reads.put(key, read);
    }
}
