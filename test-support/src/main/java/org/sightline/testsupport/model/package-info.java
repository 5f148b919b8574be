/**
 * Who may do what, written a second time, and people with real tokens to compare it with. In: a Keycloak. Out: what a call
 * must be answered with.
 */
@NullMarked
package org.sightline.testsupport.model;

import org.jspecify.annotations.NullMarked;
