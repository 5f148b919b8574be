/**
 * What a person asks to change in the watchlist, read as changes of rows. In: requests. Out: edits, or what is wrong.
 */
@NullMarked
package org.sightline.matching.edit;

import org.jspecify.annotations.NullMarked;
