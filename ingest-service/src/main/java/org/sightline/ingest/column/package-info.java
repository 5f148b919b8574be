/**
 * What the columns of a published file mean. In come a file's layout, sample rows and what a person said about its
 * source; out come a field for each column, how dates and amounts are written, and questions where the file does not
 * say enough.
 */
@NullMarked
package org.sightline.ingest.column;

import org.jspecify.annotations.NullMarked;
