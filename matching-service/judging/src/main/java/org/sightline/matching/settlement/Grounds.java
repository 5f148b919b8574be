package org.sightline.matching.settlement;

import org.sightline.matching.verdict.book.RuleBook;
import org.sightline.matching.watchlists.WatchlistInForce;

/**
 * By what findings are settled.
 *
 * @param cause why now, in plain words, for the timeline
 */
record Grounds(WatchlistInForce watchlist, RuleBook rules, String cause) {}
