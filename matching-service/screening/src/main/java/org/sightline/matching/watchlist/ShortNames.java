package org.sightline.matching.watchlist;

import java.util.HashMap;
import java.util.Map;

/**
 * What entities are called where there is little room: in rows, titles and charts. A short name changes nothing that is
 * found, so it is no part of a version of the list, and versions that were stored before have it as well.
 */
public final class ShortNames {

    private static final Map<String, String> BUILT_IN = shipped();

    private ShortNames() {}

    /** The ones that ship with Sightline, by the ids of entities. */
    static Map<String, String> shipped() {
        Map<String, String> names = new HashMap<>();
        ShippedFile.read("short-names", 2, cells -> names.put(cells[0], cells[1]));
        return Map.copyOf(names);
    }

    /**
     * The short name of an entity.
     *
     * @param name the name that the list in force gives; it is the short one too where there is no other
     */
    public static String of(String entityId, String name) {
        return BUILT_IN.getOrDefault(entityId, name);
    }
}
