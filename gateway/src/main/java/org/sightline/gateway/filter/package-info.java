/**
 * What the overview, the list of findings and the list of agencies are narrowed by. In: the parameters of an address. Out:
 * the conditions of a query, the address of the list that a number counts, and what there is to choose from.
 */
@NullMarked
package org.sightline.gateway.filter;

import org.jspecify.annotations.NullMarked;
