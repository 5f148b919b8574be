/**
 * New roles. In: the grants as messages. Out: notifications to the people of the agency and to two of the office, so that
 * nobody gets a role unseen.
 */
@NullMarked
package org.sightline.matching.rolenews;

import org.jspecify.annotations.NullMarked;
