/** What Sightline does as a whole, seen from outside: through the gateway's API and pages, with its parts as processes. */
package org.sightline.system;
