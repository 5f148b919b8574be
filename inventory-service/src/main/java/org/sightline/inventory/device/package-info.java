/**
 * The devices of an agency. In: what a reporter says of a device, by form, by file or by API. Out: each device in full
 * on topic {@code devices}. The rules (what a report must say, which devices are the same) know no database.
 */
@NullMarked
package org.sightline.inventory.device;

import org.jspecify.annotations.NullMarked;
