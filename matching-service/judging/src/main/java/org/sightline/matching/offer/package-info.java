/**
 * Who offers the goods of listed makers. In come held rows of lists of suppliers that screening recognized a maker in; out
 * goes a list of them. Nothing here is a purchase, and no law is asked.
 */
@NullMarked
package org.sightline.matching.offer;

import org.jspecify.annotations.NullMarked;
