package org.sightline.matching.watchlist.importer;

import java.util.ArrayList;
import java.util.List;
import org.sightline.matching.watchlist.WatchlistEdit;

/**
 * What a published list says now, against what a watchlist has of it.
 *
 * <p>A party that is no longer published stays on the watchlist, with the day until which it was listed: what was bought
 * while it was listed is still found. Rows that others entered are never touched.
 *
 * @param edits what brings the watchlist up to date; empty where it says the same
 * @param parties those listed now, on the day of the comparison
 * @param names how they are written
 * @param identifiers their numbers in registries
 * @param samples the first changes, in words
 * @param problems records that could not be used, with their place in the file
 */
public record ListingDiff(
        List<WatchlistEdit> edits,
        Count parties,
        Count names,
        Count identifiers,
        List<String> samples,
        List<String> problems) {

    /** How much of a list may be gone at once before a person is asked, in percent. */
    static final int MOST_LOST_PERCENT = 20;

    private static final int WHOLE = 100;

    /** Copies the lists. */
    public ListingDiff {
        edits = List.copyOf(edits);
        samples = List.copyOf(samples);
        problems = List.copyOf(problems);
    }

    /**
     * How many there were and are.
     *
     * @param before on the watchlist, listed on the day
     * @param now in the published list
     * @param changed both before and now, with differences
     * @param gone before, and not now
     */
    public record Count(int before, int now, int added, int changed, int gone) {

        private boolean hasLostMuch() {
            return (long) gone * WHOLE > (long) before * MOST_LOST_PERCENT;
        }
    }

    /** Whether the watchlist says what is published. */
    public boolean isEmpty() {
        return edits.isEmpty();
    }

    /** Why a person should look before the change is drafted, as sentences; empty where nothing is unusual. */
    public List<String> doubts() {
        List<String> doubts = new ArrayList<>();
        if (parties.hasLostMuch()) {
            doubts.add("%d of the %d listed parties are gone.".formatted(parties.gone(), parties.before()));
        }
        if (names.hasLostMuch()) {
            doubts.add("%d of the %d names are gone from parties that stay.".formatted(names.gone(), names.before()));
        }
        if (identifiers.hasLostMuch()) {
            doubts.add("%d of the %d identifiers are gone from parties that stay."
                    .formatted(identifiers.gone(), identifiers.before()));
        }
        int records = parties.now() + problems.size();
        if ((long) problems.size() * WHOLE > (long) records * MOST_LOST_PERCENT) {
            doubts.add("%d of %d records could not be used.".formatted(problems.size(), records));
        }
        return doubts;
    }
}
