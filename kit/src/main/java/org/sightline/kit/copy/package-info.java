/**
 * Many rows at once. In: rows and what their columns are. Out: PostgreSQL's COPY in its binary format, straight into a table or
 * by way of a temporary one where row-level security forbids it.
 */
@NullMarked
package org.sightline.kit.copy;

import org.jspecify.annotations.NullMarked;
