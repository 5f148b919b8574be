/**
 * Where a finding stands. In: decisions of analysts, answers of agencies, and what the lines say now. Out: the next state, or why
 * the step may not be taken.
 */
@NullMarked
package org.sightline.matching.lifecycle;

import org.jspecify.annotations.NullMarked;
