/**
 * Who is signed in and who may act for which agency. In: invitations and revocations by an admin. Out: groups in Keycloak,
 * with a record here of who gave which role.
 */
@NullMarked
package org.sightline.gateway.people;

import org.jspecify.annotations.NullMarked;
