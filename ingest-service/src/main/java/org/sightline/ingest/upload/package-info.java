/**
 * An import as people see it: received, mapped, cancelled, with its progress. In come files and
 * answers about their columns; out come imports that are ready to run.
 */
@NullMarked
package org.sightline.ingest.upload;

import org.jspecify.annotations.NullMarked;
