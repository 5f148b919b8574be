/**
 * Whether a line buys from a maker or only mentions it.
 *
 * <p>In: a text and the span of a name in it. Out: purchase or mention, with the words that decided.
 */
@NullMarked
package org.sightline.matching.screening.role;

import org.jspecify.annotations.NullMarked;
