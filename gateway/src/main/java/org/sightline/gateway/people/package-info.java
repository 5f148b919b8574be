/**
 * Who is signed in and who may act for which agency. In: invitations and revocations by an admin. Out: grants,
 * told to all services, with a record here of who gave which role, and whether accounts may still sign in.
 */
@NullMarked
package org.sightline.gateway.people;

import org.jspecify.annotations.NullMarked;
