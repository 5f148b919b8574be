/**
 * The register of agencies. In: what an admin registers, changes or merges, and the buyers that published data names
 * (topic {@code buyers}). Out: each agency in full on topic {@code agencies}, and an event when two agencies are merged.
 */
@NullMarked
package org.sightline.inventory.agency;

import org.jspecify.annotations.NullMarked;
