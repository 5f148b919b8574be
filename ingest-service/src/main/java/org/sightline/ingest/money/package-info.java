/**
 * Whether a text names a program of federal or universal service money, by the reader of the check page. In: a text. Out:
 * yes or no. What a line's fund means is said by matching-service, by the chart of the agency too.
 */
@NullMarked
package org.sightline.ingest.money;

import org.jspecify.annotations.NullMarked;
