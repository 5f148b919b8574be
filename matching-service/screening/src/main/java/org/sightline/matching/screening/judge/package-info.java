/**
 * Weighs hits by their surroundings and says who stands behind an entity.
 *
 * <p>In: hits and the texts around them. Out: a weight in log-odds for each hit that counts, with its reason; for an
 * entity and a day the designated maker and the path to it.
 */
@NullMarked
package org.sightline.matching.screening.judge;

import org.jspecify.annotations.NullMarked;
