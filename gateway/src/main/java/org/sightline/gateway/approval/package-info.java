/**
 * What waits for a second person of the office, whoever keeps it. In: what each room says of its own, and what services
 * answer. Out: one page, and a number for the menu.
 */
@NullMarked
package org.sightline.gateway.approval;

import org.jspecify.annotations.NullMarked;
