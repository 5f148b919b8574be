/**
 * New roles, and what waits for whose approval. In: the grants as messages. Out: notifications of new roles to the people of the
 * agency and to two of the office, so that nobody gets a role unseen; of what waits, to whoever may approve it.
 */
@NullMarked
package org.sightline.matching.rolenews;

import org.jspecify.annotations.NullMarked;
