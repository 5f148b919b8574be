/**
 * Waivers of an agency, and the office's list of all of them. In: what matching-service says, and forms. Out: pages, and what is
 * sent to matching-service.
 */
@NullMarked
package org.sightline.gateway.pages.followup.waiver;

import org.jspecify.annotations.NullMarked;
