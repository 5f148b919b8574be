/**
 * Tells people of the returns that agencies owe: that a year is open, that its day comes near or has passed, that a return was
 * signed, that the office asks for a correction. In: the topic {@code returns}. Out: notifications.
 */
@NullMarked
package org.sightline.matching.returns;

import org.jspecify.annotations.NullMarked;
