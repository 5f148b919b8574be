/**
 * Signing in again, and staying signed in. In: forms of somebody who signed in too long ago for what they do. Out: a way to
 * Keycloak and back, with what was typed.
 */
@NullMarked
package org.sightline.gateway.signin;

import org.jspecify.annotations.NullMarked;
