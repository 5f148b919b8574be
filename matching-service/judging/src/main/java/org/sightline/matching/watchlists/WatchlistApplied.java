package org.sightline.matching.watchlists;

import java.time.Instant;

/**
 * Everything was screened by an approved change of the watchlist, and no later change waits.
 *
 * @param version the change
 * @param since when it, or the first of those that agencies were not told of yet, was approved, UTC
 */
public record WatchlistApplied(int version, Instant since) {

    /** With these words the timeline of a finding says that such a change opened, withdrew or changed it. */
    public static final String CAUSE = "of the watchlist.";

    /** With these words it says that such a change ended a decision that something is no match. */
    public static final String LAPSED = "The watchlist changed what it says of ";

    /** What the timeline says of a list. */
    public static String cause(String listVersion) {
        return "Version " + listVersion + " " + CAUSE;
    }
}
