/**
 * Returns of agencies as pages: the draft, what will be signed, the signature, and the office's board. In: what
 * inventory-service says. Out: pages.
 */
@NullMarked
package org.sightline.gateway.pages.agencies.attestation;

import org.jspecify.annotations.NullMarked;
