/**
 * The statewide overview. In: who asks, and what it is narrowed by. Out: counts over all agencies, each with the list that it
 * counts.
 */
@NullMarked
package org.sightline.gateway.pages.office.overview;

import org.jspecify.annotations.NullMarked;
