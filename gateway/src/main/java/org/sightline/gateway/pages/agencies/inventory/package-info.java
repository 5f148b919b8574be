/**
 * Pages of what is installed. In: forms and files of devices. Out: requests to inventory-service, and the list of devices.
 */
@NullMarked
package org.sightline.gateway.pages.agencies.inventory;

import org.jspecify.annotations.NullMarked;
