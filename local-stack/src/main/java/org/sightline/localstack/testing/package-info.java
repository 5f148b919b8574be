/** Real PostgreSQL, Kafka and Keycloak for the services' tests, tokens of the sample people, and a look into topics. */
package org.sightline.localstack.testing;
