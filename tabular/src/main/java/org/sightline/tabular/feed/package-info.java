/**
 * Feeds of nested records. In: JSON (a list, a package of releases or results, one record a line) or XML (a feed of
 * entries). Out: one table, whose first record names the columns. Feeds that are known - OCDS, awards of USAspending,
 * FPDS - get columns with plain names and one row for each contract or action; of any other the paths are the columns.
 */
@NullMarked
package org.sightline.tabular.feed;

import org.jspecify.annotations.NullMarked;
