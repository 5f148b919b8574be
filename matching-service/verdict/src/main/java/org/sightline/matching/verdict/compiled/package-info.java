/**
 * Rules, lists and makers laid out for judging a million purchases a second.
 *
 * <p>In: what is known on one day. Out: for each maker or brand the parts of rules that reach it, as bits and periods
 * of epoch days, and the comparison of one part with one purchase.
 */
@NullMarked
package org.sightline.matching.verdict.compiled;

import org.jspecify.annotations.NullMarked;
