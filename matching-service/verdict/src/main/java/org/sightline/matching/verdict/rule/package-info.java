/**
 * The law as data: rules with their conditions, lists, and the makers and brands that rules and lists name.
 *
 * <p>In: the text form that lawyers read and edit. Out: {@link org.sightline.matching.verdict.rule.Rule} and its
 * parts, each with its dates, its citation and how sure we are of it.
 */
@NullMarked
package org.sightline.matching.verdict.rule;

import org.jspecify.annotations.NullMarked;
