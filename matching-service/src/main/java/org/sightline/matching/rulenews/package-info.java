/**
 * What a change of the rules turned. In: that all findings were judged by it. Out: one notification to each agency of which a finding
 * has another verdict, with counts.
 */
@NullMarked
package org.sightline.matching.rulenews;

import org.jspecify.annotations.NullMarked;
