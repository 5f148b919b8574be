/**
 * PostgreSQL, Kafka and Keycloak on one machine, from packages. In: a directory, a port, a log. Out: a server that answers
 * on the loopback address, with the databases, topics and realm that Sightline needs. Passwords here are for one machine only
 * and protect nothing.
 */
@NullMarked
package org.sightline.localstack.server;

import org.jspecify.annotations.NullMarked;
