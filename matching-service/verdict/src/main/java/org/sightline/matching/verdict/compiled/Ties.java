package org.sightline.matching.verdict.compiled;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.verdict.rule.Maker;

/** Who belonged to whom, and when: for a maker, every maker whose listing reaches it. */
final class Ties {

    /**
     * That a listing of one maker reaches another.
     *
     * @param ancestor the maker that is listed
     * @param period   when the tie holds
     * @param unproven whether it is open who built the goods
     * @param verified whether the ownership was read in a source
     * @param path     the tie in words
     */
    record Tie(Maker ancestor, Period period, boolean unproven, boolean verified, String path) {}

    private final Map<String, Maker> makers = new LinkedHashMap<>();

    Ties(List<Maker> all) {
        all.forEach(maker -> makers.put(maker.id(), maker));
    }

    @Nullable
    Maker maker(@Nullable String id) {
        return id == null ? null : makers.get(id);
    }

    /** The maker itself, then its owners, then theirs. There is one object for each maker. */
    @SuppressWarnings("ReferenceEquality")
    List<Tie> of(Maker maker) {
        List<Tie> ties = new ArrayList<>();
        ties.add(new Tie(maker, Period.ALWAYS, false, true, maker.name()));
        Maker owner = maker.owner().isEmpty() ? null : makers.get(maker.owner());
        if (owner == null) {
            return ties;
        }
        for (Tie own : ownership(maker, owner)) {
            for (Tie above : of(owner)) {
                Period both = own.period().and(above.period());
                if (!both.isEmpty()) {
                    ties.add(new Tie(
                            above.ancestor(),
                            both,
                            own.unproven() || above.unproven(),
                            own.verified() && above.verified(),
                            own.path() + (above.ancestor() == owner ? "" : " (" + above.path() + ")")));
                }
            }
        }
        return ties;
    }

    private static List<Tie> ownership(Maker maker, Maker owner) {
        boolean verified = maker.certainty().isVerified();
        if (maker.isSuccessor()) {
            return List.of(new Tie(
                    owner,
                    Period.of(maker.ownedFrom(), null),
                    true,
                    verified,
                    maker.name() + ", which took over a business of " + owner.name()));
        }
        List<Tie> ties = new ArrayList<>();
        ties.add(new Tie(
                owner,
                Period.of(maker.ownedFrom(), maker.ownedUntil()),
                false,
                verified,
                maker.name() + ", " + maker.tie() + " of " + owner.name()));
        if (maker.ownedUntil() != null) {
            var end = maker.goesOnSellingFormerOwnersGoods() ? null : maker.soldBy();
            ties.add(new Tie(
                    owner,
                    Period.of(maker.ownedUntil(), end),
                    true,
                    verified,
                    maker.name() + ", once " + maker.tie() + " of " + owner.name()));
        }
        return ties;
    }
}
