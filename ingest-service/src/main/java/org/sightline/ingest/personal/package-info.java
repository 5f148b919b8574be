/**
 * What published files say about private people and nobody here needs. In come texts as they were published; out come the
 * same texts without card numbers, social security numbers, e-mail addresses, and names of jurors, pupils and others who
 * were paid as private people.
 */
@NullMarked
package org.sightline.ingest.personal;

import org.jspecify.annotations.NullMarked;
