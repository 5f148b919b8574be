package org.sightline.ingest.row;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What was worked out from texts that come again and again in the rows of a file, such as names of buyers. It forgets all of
 * them when there are too many. For one thread.
 */
final class Remembered<V> {

    private static final int MOST = 10_000;

    private final Function<String, V> work;
    private final Map<String, V> known = new HashMap<>();

    Remembered(Function<String, V> work) {
        this.work = work;
    }

    V of(String text) {
        if (known.size() >= MOST) {
            known.clear();
        }
        return known.computeIfAbsent(text, work);
    }
}
