/**
 * Pages of the list of makers, brands and models. In: drafts and approvals. Out: requests to matching-service, and the list
 * in force.
 */
@NullMarked
package org.sightline.gateway.pages.office.watchlist;

import org.jspecify.annotations.NullMarked;
