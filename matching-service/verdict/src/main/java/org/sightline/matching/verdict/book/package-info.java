/**
 * The rule book: all that Sightline ever came to know about the law, and the book as it was known on a day.
 *
 * <p>In: the built-in book and edits of it. Out: an immutable {@link org.sightline.matching.verdict.book.RuleBook},
 * its version, and the difference between two books.
 */
@NullMarked
package org.sightline.matching.verdict.book;

import org.jspecify.annotations.NullMarked;
