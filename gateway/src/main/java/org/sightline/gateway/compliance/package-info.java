/** The compliance view: what the messages say, kept so that it can be counted and listed, and the counts themselves. */
package org.sightline.gateway.compliance;
