/**
 * What a reader of the sample files must find: planted cases, expected verdicts, counts.
 *
 * <p>In: {@code planted.csv} and {@code devices.csv}. Out: the truth of each file, reasoned apart from the product's own
 * rules so that the two can be compared.
 */
@NullMarked
package org.sightline.samples.truth;

import org.jspecify.annotations.NullMarked;
