/**
 * Pages of purchase lines for the office: what was published, row by row, and where its money came from. In: what
 * ingest-service holds, and findings of the view. Out: pages, files, and words about the money that ingest-service keeps.
 */
@NullMarked
package org.sightline.gateway.pages.findings.line;

import org.jspecify.annotations.NullMarked;
