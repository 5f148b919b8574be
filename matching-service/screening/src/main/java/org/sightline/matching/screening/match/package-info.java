/**
 * What screening answers: a match with its evidence, role, score, band, basis and path to the maker.
 *
 * <p>In: nothing. Out: plain values, which pages, messages and tests read.
 */
@NullMarked
package org.sightline.matching.screening.match;

import org.jspecify.annotations.NullMarked;
