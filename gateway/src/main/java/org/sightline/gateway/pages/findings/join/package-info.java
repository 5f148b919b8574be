/** Findings that may be the same purchase: proposed in pairs, and what people said of them; matching-service keeps it. */
@NullMarked
package org.sightline.gateway.pages.findings.join;

import org.jspecify.annotations.NullMarked;
