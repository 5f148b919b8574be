/**
 * What the services' tests share. In: the name of a service, and what it alone knows of its operations. Out: real
 * PostgreSQL, Kafka and Keycloak, people with tokens, a look into topics, what a schema says of a message, and the tests
 * that every service must pass.
 */
package org.sightline.testsupport.service;
