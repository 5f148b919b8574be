/**
 * Returns: what an agency states for a period about what is installed, and who signed it. In: the register, and what
 * reporter and certifier say. Out: drafts, and signed statements that never change.
 */
@NullMarked
package org.sightline.inventory.attestation;

import org.jspecify.annotations.NullMarked;
