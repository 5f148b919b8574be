/**
 * List feeds: published watchlists that are fetched by a schedule. In come files of their publishers; out come drafts of
 * the watchlist, which people decide, and a history. Nothing here puts a list in force.
 */
@NullMarked
package org.sightline.matching.listfeed;

import org.jspecify.annotations.NullMarked;
