/**
 * Text made comparable: letters, look-alikes, scripts, words, and what ordinary words say.
 *
 * <p>In: the raw text of one field. Out: its letters and words with their places in the raw text.
 */
@NullMarked
package org.sightline.matching.screening.text;

import org.jspecify.annotations.NullMarked;
