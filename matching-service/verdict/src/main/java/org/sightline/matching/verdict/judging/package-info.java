/**
 * Compares facts with a rule book.
 *
 * <p>In: facts and a rule book. Out: a {@link org.sightline.matching.verdict.judging.Judgement} with one headline, a
 * verdict and a reason for each rule, the missing facts, and what would change the verdict.
 */
@NullMarked
package org.sightline.matching.verdict.judging;

import org.jspecify.annotations.NullMarked;
