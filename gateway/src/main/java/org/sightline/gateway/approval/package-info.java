/**
 * What waits for a second person, whoever keeps it. In: what each room says of its own, and what services answer. Out: one page
 * and a number for the menu of the office; with the grants of whoever may approve, that it waits for them.
 */
@NullMarked
package org.sightline.gateway.approval;

import org.jspecify.annotations.NullMarked;
