/** The ways to the services, for people and programs. Each service verifies the relayed token again. */
package org.sightline.gateway.route;
