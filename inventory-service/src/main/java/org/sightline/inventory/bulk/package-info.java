/**
 * Many devices changed at once. In come the devices that somebody chose, with the versions that they saw, and what is to be
 * the same for all of them. Out comes what would change, old and new; and, once it is meant, the change of each device with
 * its own entry in the history.
 */
@NullMarked
package org.sightline.inventory.bulk;

import org.jspecify.annotations.NullMarked;
