/**
 * The invented people of the local realm. In: names, roles, agencies. Out: accounts in Keycloak, and real access tokens of
 * them. Only for one machine and for tests.
 */
@NullMarked
package org.sightline.localstack.people;

import org.jspecify.annotations.NullMarked;
