/**
 * All parts of Sightline as processes, the servers and the four built services. In: a
 * {@link org.sightline.localstack.stack.Layout} (where, on which ports). Out: a running
 * {@link org.sightline.localstack.stack.Stack}, which ends in order when it is closed.
 */
@NullMarked
package org.sightline.localstack.stack;

import org.jspecify.annotations.NullMarked;
