/**
 * How a body that nobody claimed is claimed: the office sends a letter with a code, a person who is signed in types it, and the
 * office confirms. In: codes and claims. Out: the role reporter.
 */
@NullMarked
package org.sightline.gateway.claim;

import org.jspecify.annotations.NullMarked;
