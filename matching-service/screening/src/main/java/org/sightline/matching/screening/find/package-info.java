/**
 * Finds names, model numbers and identifiers of a watchlist.
 *
 * <p>In: a subject. Out: first, in one cheap pass, whether it can contain any; then each place where a name or model
 * stands. What a place is worth is not decided here.
 */
@NullMarked
package org.sightline.matching.screening.find;

import org.jspecify.annotations.NullMarked;
