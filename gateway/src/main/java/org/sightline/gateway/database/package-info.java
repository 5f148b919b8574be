/** Plain SQL on the gateway's own database. */
package org.sightline.gateway.database;
