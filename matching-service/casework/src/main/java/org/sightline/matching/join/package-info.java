/**
 * Findings that may be the same purchase: likely pairs are proposed, a person joins them or says that they are different, and
 * takes that back. What was said goes in, lines are placed by it in the settlement.
 */
@NullMarked
package org.sightline.matching.join;

import org.jspecify.annotations.NullMarked;
