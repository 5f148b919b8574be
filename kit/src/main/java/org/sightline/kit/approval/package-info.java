/**
 * Changes that need a second person. In: what somebody proposes. Out: the same, approved by another person and applied
 * in one transaction, or discarded.
 */
@NullMarked
package org.sightline.kit.approval;

import org.jspecify.annotations.NullMarked;
