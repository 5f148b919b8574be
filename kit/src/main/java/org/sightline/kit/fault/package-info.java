/**
 * Points in the code at which a test of faults may make something fail. In: the label of a point that is reached. Out:
 * nothing at all, unless the process was started with a plan of faults.
 */
@NullMarked
package org.sightline.kit.fault;

import org.jspecify.annotations.NullMarked;
