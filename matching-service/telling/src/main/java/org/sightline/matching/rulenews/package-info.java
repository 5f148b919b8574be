/**
 * What a change of the rules or of the watchlist changed. In: that everything was judged or screened by it. Out: one
 * notification to each agency of which a finding changed, with counts: which verdicts turned, how many findings were
 * withdrawn, and how many are new.
 */
@NullMarked
package org.sightline.matching.rulenews;

import org.jspecify.annotations.NullMarked;
