/**
 * TCP relays, to make the network between two parts worse than it is. In: a port in front, a port behind. Out: the same
 * bytes, or none, late, or an end of the connection.
 */
@NullMarked
package org.sightline.testsupport.relay;

import org.jspecify.annotations.NullMarked;
