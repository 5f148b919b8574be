package org.sightline.gateway.column;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A number for each key, by the order in which the keys came: 0, 1, 2 and so on. None is taken out again. */
final class Codes<K> {

    /** The code of a key that has none. */
    static final int NONE = -1;

    private final Map<K, Integer> codes = new HashMap<>();
    private final List<K> keys = new ArrayList<>();

    /** The code of a key, which gets one where it has none. */
    int of(K key) {
        Integer known = codes.get(key);
        if (known != null) {
            return known;
        }
        int code = keys.size();
        codes.put(key, code);
        keys.add(key);
        return code;
    }

    /** The code of a key; {@link #NONE} where it has none. */
    int find(K key) {
        return codes.getOrDefault(key, NONE);
    }

    K key(int code) {
        return keys.get(code);
    }

    /** All keys, by their codes. */
    List<K> keys() {
        return Collections.unmodifiableList(keys);
    }

    int size() {
        return keys.size();
    }
}
