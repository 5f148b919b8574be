/**
 * The inbox of a person: what they are told of, as a member of an agency or of the office, and what of it they have read. In:
 * who asks. Out: notifications of their side, and of nobody else.
 */
@NullMarked
package org.sightline.matching.inbox;

import org.jspecify.annotations.NullMarked;
