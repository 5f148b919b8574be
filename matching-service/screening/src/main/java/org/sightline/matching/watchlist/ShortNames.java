package org.sightline.matching.watchlist;

import java.util.Map;

/**
 * What entities are called where there is little room: in rows, titles and charts. A short name changes nothing that is
 * found, so it is no part of a version of the list, and versions that were stored before have it as well.
 */
public final class ShortNames {

    private static final Map<String, String> BUILT_IN = BuiltIn.shortNames();

    private ShortNames() {}

    /**
     * The short name of an entity.
     *
     * @param name the name that the list in force gives; it is the short one too where there is no other
     */
    public static String of(String entityId, String name) {
        return BUILT_IN.getOrDefault(entityId, name);
    }
}
