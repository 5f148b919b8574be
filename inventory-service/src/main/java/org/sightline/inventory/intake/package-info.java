/** An agency's device list as a file: read, checked, compared with the register, taken over, and given out to edit. */
package org.sightline.inventory.intake;
