/**
 * How the portals of public bodies are asked for rows. In: the address of a data set and the place where the last run
 * ended. Out: rows, the next place, or why there are none. Keeps nothing, and knows no feed.
 */
@NullMarked
package org.sightline.ingest.portal;

import org.jspecify.annotations.NullMarked;
