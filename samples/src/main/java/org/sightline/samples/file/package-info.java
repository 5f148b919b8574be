/**
 * The published files in the three shapes that real publishers use, with their bad habits.
 *
 * <p>In: planted cases and everyday purchases. Out: bytes, the same for the same seed on every JDK.
 */
@NullMarked
package org.sightline.samples.file;

import org.jspecify.annotations.NullMarked;
