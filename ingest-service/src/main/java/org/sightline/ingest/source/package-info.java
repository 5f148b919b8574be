/**
 * Where files come from. In comes what a person said about one publisher's export; out comes what every later file of
 * that source is read by.
 */
@NullMarked
package org.sightline.ingest.source;

import org.jspecify.annotations.NullMarked;
