/** Screening by API: single, in bulk, and in the shapes of yente and OpenRefine. */
package org.sightline.matching.screen;
