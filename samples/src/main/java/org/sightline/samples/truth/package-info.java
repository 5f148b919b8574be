/**
 * What a reader of the sample files must count: lines, findings and verdicts, a file and in all.
 *
 * <p>In: the planted cases and {@code devices.csv}. Out: the truth of each file and the totals of the state.
 */
@NullMarked
package org.sightline.samples.truth;

import org.jspecify.annotations.NullMarked;
