/**
 * Whose turn it is with an open finding: next step, owner and due date. In: what became of a finding. Out: what waits for
 * whom.
 */
@NullMarked
package org.sightline.matching.task;

import org.jspecify.annotations.NullMarked;
