/** Ids that follow from a name. In: a namespace and a name. Out: the same UUID for the same two, always. */
@NullMarked
package org.sightline.kit.uuid;

import org.jspecify.annotations.NullMarked;
