/**
 * Who may do what, and whose accounts Keycloak keeps. In: roles that are given and taken, and what Keycloak says of
 * accounts. Out: grants, told to all services, with a record of who gave which role; whether accounts may still sign in.
 */
@NullMarked
package org.sightline.gateway.grant;

import org.jspecify.annotations.NullMarked;
