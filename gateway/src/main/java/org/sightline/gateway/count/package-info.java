/** Numbers. In: what is counted. Out: the number with the address of the list that it counts. */
@NullMarked
package org.sightline.gateway.count;

import org.jspecify.annotations.NullMarked;
