/**
 * Published files as they came, sealed, by their hash, for as long as they are kept. In: the bytes of an upload. Out: the
 * same bytes, or why there is no room for them.
 */
@NullMarked
package org.sightline.ingest.file;

import org.jspecify.annotations.NullMarked;
