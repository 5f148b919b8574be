/**
 * What turns texts away quickly.
 *
 * <p>In: symbols of {@link org.sightline.matching.screening.text.Glyphs}, and the patterns or words that matter. Out: automata over symbols, and
 * tables that tell by a few symbols that nothing can be found.
 */
@NullMarked
package org.sightline.matching.screening.sieve;

import org.jspecify.annotations.NullMarked;
