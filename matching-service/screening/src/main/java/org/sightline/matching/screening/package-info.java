/**
 * Screening as callers use it.
 *
 * <p>In: a subject and a watchlist. Out: the matches, or, for a change of the list, whether it can touch a subject.
 */
@NullMarked
package org.sightline.matching.screening;

import org.jspecify.annotations.NullMarked;
