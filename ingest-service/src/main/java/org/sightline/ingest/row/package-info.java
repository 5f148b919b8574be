/**
 * What a row of a file says. In come a file's records and what its columns mean; out come batches of rows that can
 * become lines, each with its line's id, and everything that is wrong with the others.
 */
@NullMarked
package org.sightline.ingest.row;

import org.jspecify.annotations.NullMarked;
