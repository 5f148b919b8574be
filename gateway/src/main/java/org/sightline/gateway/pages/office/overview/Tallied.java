package org.sightline.gateway.pages.office.overview;

import org.jspecify.annotations.Nullable;

/**
 * What was counted under one key of one dimension.
 *
 * @param dimension what is broken down by: bought, maker, verdict, quarter, county and so on
 * @param key within it; empty for what the headline counts
 * @param state of a county; else null
 * @param name of a maker; else null
 * @param quantity pieces, a decimal
 * @param amount money, a decimal
 */
record Tallied(
        String dimension,
        String key,
        @Nullable String state,
        @Nullable String name,
        long agencies,
        long purchases,
        String quantity,
        String amount) {

    static Tallied nothing(String dimension) {
        return new Tallied(dimension, "", null, null, 0, 0, "0", "0");
    }
}
