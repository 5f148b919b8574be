/**
 * A walk through a site of an agency: which devices are expected there, which were seen, and what was seen besides. In: serial
 * numbers as people read them. Out: a device list that says what was seen; it overwrites nothing.
 */
@NullMarked
package org.sightline.inventory.walk;

import org.jspecify.annotations.NullMarked;
