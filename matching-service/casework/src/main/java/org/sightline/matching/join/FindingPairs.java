package org.sightline.matching.join;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a finding may be the same purchase as, and what people said of that.
 *
 * @param pairs likely ones, the likeliest first; none that somebody said to be different
 * @param said what people said of this finding and of those that were joined to it, newest first
 */
@Schema(name = "FindingPairs")
record FindingPairs(UUID findingId, List<FindingPair> pairs, List<PurchaseJoin> said) {}
