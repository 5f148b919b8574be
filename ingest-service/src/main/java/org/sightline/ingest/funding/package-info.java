/**
 * Where the money of a line came from: what was published, what people of the office said since, and what they took back.
 * In come such words; out comes a history that only grows.
 */
@NullMarked
package org.sightline.ingest.funding;

import org.jspecify.annotations.NullMarked;
