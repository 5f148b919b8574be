/**
 * PostgreSQL, Kafka and Keycloak on one machine, from packages, with Sightline's services beside them: for the launcher
 * and for tests. Everything listens on the loopback address and ends with the process that started it. Passwords here
 * are for one machine only and protect nothing.
 */
package org.sightline.localstack;
