/**
 * The read model. In: messages of the other services, and what a service just answered. Out: tables that hold the newest
 * version of each thing, the rows that a caller may see, and single things by id.
 */
@NullMarked
package org.sightline.gateway.view;

import org.jspecify.annotations.NullMarked;
