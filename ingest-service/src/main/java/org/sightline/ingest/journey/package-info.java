/**
 * An import as a journey of a person: what it would do, its application, its receipt, and how it is taken back. In come
 * a person's words; out come figures, and imports that are ready for the worker.
 */
@NullMarked
package org.sightline.ingest.journey;

import org.jspecify.annotations.NullMarked;
