/**
 * Rows that were not taken. In: what is wrong with a row. Out: the rejected rows of an import as a list, and as a file that can
 * be corrected and uploaded again.
 */
@NullMarked
package org.sightline.ingest.reject;

import org.jspecify.annotations.NullMarked;
