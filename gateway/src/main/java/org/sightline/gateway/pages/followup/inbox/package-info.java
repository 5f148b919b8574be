/**
 * The inbox of whoever is signed in, and how they want to hear of what happens. In: what matching-service says. Out: pages,
 * and the number of unread entries for the head of every page.
 */
@NullMarked
package org.sightline.gateway.pages.followup.inbox;

import org.jspecify.annotations.NullMarked;
