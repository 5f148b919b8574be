/** Who may act for which agency: invited and revoked by an admin, kept in Keycloak, recorded here. */
package org.sightline.gateway.people;
