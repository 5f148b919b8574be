/**
 * What is asked of the services. In come requests of the API, which the table of routes sends to the service that
 * answers them, and what the pages want to know; out go calls with the caller's token, which each service verifies
 * again, what the services answered, and rows of the audit log.
 */
@NullMarked
package org.sightline.gateway.relay;

import org.jspecify.annotations.NullMarked;
