/**
 * Deleting what is no longer kept. In: a kind of data, how long it is kept, and the statement that deletes what is older.
 * Out: a row in the table {@code deletion} ({@code R__retention.sql}) and a line in the log, where anything was deleted.
 */
@NullMarked
package org.sightline.kit.retention;

import org.jspecify.annotations.NullMarked;
