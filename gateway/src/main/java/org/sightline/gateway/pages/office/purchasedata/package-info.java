/**
 * Pages of purchase data. In: files and what their columns and fund codes mean. Out: requests to ingest-service and
 * matching-service, and pages that show how an import goes.
 */
@NullMarked
package org.sightline.gateway.pages.office.purchasedata;

import org.jspecify.annotations.NullMarked;
