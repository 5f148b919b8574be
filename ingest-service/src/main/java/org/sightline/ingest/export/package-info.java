/**
 * Held lines as files for other programs: comma-separated values and releases of the Open Contracting Data Standard. In
 * come lines; out go streams.
 */
@NullMarked
package org.sightline.ingest.export;

import org.jspecify.annotations.NullMarked;
