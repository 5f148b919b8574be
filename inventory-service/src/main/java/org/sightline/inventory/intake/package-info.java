/**
 * Device lists as files. In: a CSV file from a reporter. Out: added and changed devices, a receipt that names every
 * rejected row, and a template with the current devices to edit and send back.
 */
@NullMarked
package org.sightline.inventory.intake;

import org.jspecify.annotations.NullMarked;
