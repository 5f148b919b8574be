/**
 * Looking over, once a quarter, who holds which role. In: grants, who gave them, when their holders were last seen, and what
 * was confirmed. Out: lists of all of it, with what is overdue, and confirmations.
 */
@NullMarked
package org.sightline.gateway.pages.people.review;

import org.jspecify.annotations.NullMarked;
