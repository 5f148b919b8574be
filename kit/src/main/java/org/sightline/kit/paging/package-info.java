/** Lists in pages. In: a limit and a cursor. Out: rows, the cursor of the next ones, and versions as entity tags. */
@NullMarked
package org.sightline.kit.paging;

import org.jspecify.annotations.NullMarked;
