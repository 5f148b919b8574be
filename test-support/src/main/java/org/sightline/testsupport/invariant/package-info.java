/**
 * What must hold of a running stack once nothing moves any more, whatever was done to it. In: its databases and topics.
 * Out: what does not hold, in words.
 */
@NullMarked
package org.sightline.testsupport.invariant;

import org.jspecify.annotations.NullMarked;
