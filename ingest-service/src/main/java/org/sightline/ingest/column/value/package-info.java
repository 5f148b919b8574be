/**
 * What the values of a column are: days, amounts, words, codes, units. In come cells as they stand in a file; out come days and
 * numbers, shares of values that look like something, and which columns of numbers are the product of others.
 */
@NullMarked
package org.sightline.ingest.column.value;

import org.jspecify.annotations.NullMarked;
