/**
 * A device list as a journey of a person: what it would do, row by row; its correction in place; its application as a whole
 * or in part; and how it is taken back. In come files of any format and a person's words; out come devices that were added
 * and changed, or that are again what they were.
 */
@NullMarked
package org.sightline.inventory.journey;

import org.jspecify.annotations.NullMarked;
