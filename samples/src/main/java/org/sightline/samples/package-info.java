/**
 * An invented state, its public bodies, what they bought and what they installed, with the truth planted in it.
 *
 * <p>Every place, body, reseller and purchase here is invented. Makers' and brands' names and model numbers are real,
 * because finding them is the product's work.
 *
 * <p>In: a seed. Out: files and their truth, written by {@link org.sightline.samples.SampleFiles}.
 */
@NullMarked
package org.sightline.samples;

import org.jspecify.annotations.NullMarked;
