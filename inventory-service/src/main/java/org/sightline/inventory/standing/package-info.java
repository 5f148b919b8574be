/**
 * How each agency stands with its return for a year: told to the other services on the topic {@code returns}, together with the
 * day by which it is due and what the office asks to be corrected. In: periods, drafts, signatures. Out: messages.
 */
@NullMarked
package org.sightline.inventory.standing;

import org.jspecify.annotations.NullMarked;
