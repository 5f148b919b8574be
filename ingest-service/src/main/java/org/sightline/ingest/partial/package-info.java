/**
 * Files that are sent in parts. In: a part and where it begins. Out: how much of the file is here, and, when that is all of
 * it, the kept file.
 */
@NullMarked
package org.sightline.ingest.partial;

import org.jspecify.annotations.NullMarked;
