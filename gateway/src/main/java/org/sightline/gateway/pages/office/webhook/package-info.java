/**
 * The webhooks of an agency, for those who manage its people, and of the office, for admins. In: what matching-service says.
 * Out: pages.
 */
@NullMarked
package org.sightline.gateway.pages.office.webhook;

import org.jspecify.annotations.NullMarked;
