/**
 * An import as people see it: received, mapped, cancelled, with its progress and its rejected rows. In come files and
 * answers about their columns; out come imports that are ready to run.
 */
@NullMarked
package org.sightline.ingest.upload;

import org.jspecify.annotations.NullMarked;
