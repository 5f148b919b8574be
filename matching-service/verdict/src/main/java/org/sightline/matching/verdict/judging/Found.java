package org.sightline.matching.verdict.judging;

import org.jspecify.annotations.Nullable;
import org.sightline.matching.verdict.compiled.Rank;
import org.sightline.matching.verdict.compiled.Reach;
import org.sightline.matching.verdict.compiled.Step;

/** What one rule came to on one day: the reach that decided, null when the rule names the maker nowhere. */
record Found(int rank, Step step, int missing, @Nullable Reach reach) {

    static final Found NOTHING = new Found(Rank.NOT_COVERED, Step.NOT_NAMED, 0, null);

    Found weightier(Found other) {
        if (rank != other.rank) {
            return rank < other.rank ? this : other;
        }
        if (step != other.step) {
            return step.compareTo(other.step) > 0 ? this : other;
        }
        if (reach != null && other.reach != null && reach.part.anyMaker != other.reach.part.anyMaker) {
            return reach.part.anyMaker ? other : this;
        }
        boolean otherIsSurer = other.reach != null && !other.reach.unverified && reach != null && reach.unverified;
        return otherIsSurer ? other : this;
    }
}
