/**
 * The pages of a walk through a site, for a phone. In: serial numbers that somebody scans or types. Out: requests to
 * inventory-service.
 */
@NullMarked
package org.sightline.gateway.pages.agencies.walk;

import org.jspecify.annotations.NullMarked;
