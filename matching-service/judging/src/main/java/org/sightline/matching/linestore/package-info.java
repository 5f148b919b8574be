/**
 * How contract lines are stored. In by {@link LineStore}: lines, and which of them match. Out: lines by their id, and all of
 * them in a row for whoever screens again. The bytes of a bundle and of a pack are read and written here alone.
 */
@NullMarked
package org.sightline.matching.linestore;

import org.jspecify.annotations.NullMarked;
