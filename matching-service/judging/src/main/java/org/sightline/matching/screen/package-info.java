/** Screening by API: single, in bulk, and in the shapes of yente and OpenRefine. */
@NullMarked
package org.sightline.matching.screen;

import org.jspecify.annotations.NullMarked;
