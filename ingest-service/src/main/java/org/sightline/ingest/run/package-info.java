/**
 * The work on an import: read rows, store them as lines, send the messages, move the checkpoint, resume after a crash.
 * In come imports that are ready; out come lines, rejects, coverage and counts.
 */
package org.sightline.ingest.run;
