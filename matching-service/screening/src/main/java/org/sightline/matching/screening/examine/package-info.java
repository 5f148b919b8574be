/**
 * The careful examination of a subject that passed the prefilter.
 *
 * <p>In: the hits of one subject. Out: at most one match for each entity, in a fixed order, with an explanation.
 */
@NullMarked
package org.sightline.matching.screening.examine;

import org.jspecify.annotations.NullMarked;
