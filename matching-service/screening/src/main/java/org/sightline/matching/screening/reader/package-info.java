/**
 * A second reader of a line: a small encoder that was trained on general English and then on lines whose role is known.
 *
 * <p>In: a text, the spans of what was found in it, and the vendor's name. Out: the log-odds that the line buys from the maker that is
 * asked about. Plain Java and fixed order of sums: the same line gives the same number on every machine.
 */
@NullMarked
package org.sightline.matching.screening.reader;

import org.jspecify.annotations.NullMarked;
