/**
 * What the names of columns say, read as English. In come names as publishers write them; out come their words, the fields that
 * they may name, and of what they speak. The lists of words lie beside these classes.
 */
@NullMarked
package org.sightline.ingest.column.name;

import org.jspecify.annotations.NullMarked;
