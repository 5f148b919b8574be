/**
 * The daily look at all kept files. In: which files there must be. Out: for each of them whether it is what was given, and
 * where it is not, why; what an earlier release or an earlier key sealed is sealed again on the way. It takes as much time as
 * it is given, goes on after a restart, and one instance does it at a time.
 */
@NullMarked
package org.sightline.kit.filecheck;

import org.jspecify.annotations.NullMarked;
