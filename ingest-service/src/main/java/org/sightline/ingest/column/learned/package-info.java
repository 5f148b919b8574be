/**
 * What is learned of columns from tables whose right answers somebody wrote down. In come the names and values of a table's columns;
 * out comes how likely each meaning of each column is. The weights lie beside these classes.
 */
@NullMarked
package org.sightline.ingest.column.learned;

import org.jspecify.annotations.NullMarked;
