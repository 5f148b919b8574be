/**
 * What is known about one purchase or device before any law is asked: buyer, date, maker, item, purpose, funding and
 * contract event.
 *
 * <p>In: values that a caller or the room {@code reading} has put together. Out: {@link
 * org.sightline.matching.verdict.facts.Facts}, in which a missing fact is null or UNKNOWN and never a guess.
 */
@NullMarked
package org.sightline.matching.verdict.facts;

import org.jspecify.annotations.NullMarked;
