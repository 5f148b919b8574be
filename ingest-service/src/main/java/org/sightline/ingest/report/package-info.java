/**
 * What files would be read as, without any service. In: a folder. Out: for each file its format, rows, total and
 * rejects, or what would be asked, or why it cannot be read.
 */
@NullMarked
package org.sightline.ingest.report;

import org.jspecify.annotations.NullMarked;
