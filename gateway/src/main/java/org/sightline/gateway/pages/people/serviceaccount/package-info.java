/**
 * Service accounts: machines of one agency or of the office, with named operations, an end, and credentials that change. In:
 * what those who manage an agency's people, or admins, want of them, and who agrees. Out: clients in Keycloak, and grants
 * through the room grant.
 */
@NullMarked
package org.sightline.gateway.pages.people.serviceaccount;

import org.jspecify.annotations.NullMarked;
