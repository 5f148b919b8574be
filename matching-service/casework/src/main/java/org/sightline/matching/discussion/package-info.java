/**
 * What office and agency write about a finding: the office for itself, or both for each other. In: notes. Out: notes, to
 * those who may read them. Nothing of it stands in the timeline or in a message.
 */
@NullMarked
package org.sightline.matching.discussion;

import org.jspecify.annotations.NullMarked;
