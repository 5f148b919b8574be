/**
 * The counted purchases as columns in memory, for those who read the whole state. In: the table of counted purchases, and what
 * changed in it since it was read. Out: the counts of the overview and of the lists, however narrowed, without asking
 * the database for a purchase. Nothing of it ever answers somebody of an agency: theirs is row-level security.
 */
@NullMarked
package org.sightline.gateway.column;

import org.jspecify.annotations.NullMarked;
