/**
 * One append-only history of agencies and devices. In: each change, in the transaction that makes it. Out: pages of
 * entries, oldest first, with what changed, who changed it, how and when.
 */
@NullMarked
package org.sightline.inventory.history;

import org.jspecify.annotations.NullMarked;
