/**
 * Where an analyst reviews findings one after the other: queues with their numbers, the finding at the right, its decision
 * always in sight, and keys for all of it. In: the list of a queue and one finding. Out: a page; decisions go through the
 * finding's own room.
 */
@NullMarked
package org.sightline.gateway.pages.findings.workbench;

import org.jspecify.annotations.NullMarked;
