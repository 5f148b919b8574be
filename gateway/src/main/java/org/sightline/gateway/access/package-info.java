/** Who comes in: sign-in for pages and for the API, revoked roles, agency scope of paths, rate limits. */
package org.sightline.gateway.access;
