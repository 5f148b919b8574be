/**
 * Whether a text names a listed maker, brand or model, by the watchlist that ships with Sightline. In: a text. Out: the
 * makers that it names. What a line is found to be is said by matching-service, by the watchlist in force.
 */
@NullMarked
package org.sightline.ingest.listed;

import org.jspecify.annotations.NullMarked;
