/**
 * The work on an import: store the lines of a batch, send their messages, move the checkpoint, resume after a crash. In
 * come imports that are ready; out come lines, rejects, coverage and counts.
 */
@NullMarked
package org.sightline.ingest.run;

import org.jspecify.annotations.NullMarked;
