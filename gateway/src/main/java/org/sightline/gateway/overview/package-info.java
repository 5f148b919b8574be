/**
 * The statewide overview. In: nothing but who asks. Out: counts over all agencies, each with the list that it counts.
 */
@NullMarked
package org.sightline.gateway.overview;

import org.jspecify.annotations.NullMarked;
