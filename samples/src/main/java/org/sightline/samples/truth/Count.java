package org.sightline.samples.truth;

import org.sightline.samples.planted.Band;

/**
 * How many, counted carefully and generously.
 *
 * @param match only what carries the maker's own name, model or subsidiary
 * @param matchOrReview relabelled brands included
 */
public record Count(long match, long matchOrReview) {

    static final Count NONE = new Count(0, 0);

    Count plus(Band band) {
        return new Count(match + (band == Band.MATCH ? 1 : 0), matchOrReview + 1);
    }
}
