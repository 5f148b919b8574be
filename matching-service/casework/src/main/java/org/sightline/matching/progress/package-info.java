/**
 * How far remediation plans are. In: the plans with their steps and findings. Out: what of them waits for whom, what each
 * agency has left, and how that falls from month to month.
 */
@NullMarked
package org.sightline.matching.progress;

import org.jspecify.annotations.NullMarked;
