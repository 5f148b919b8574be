/**
 * Several changes of the watchlist that a person puts together. In: rows that are typed, and files. Out: what each would
 * change, and a draft of those that are taken.
 */
@NullMarked
package org.sightline.matching.sheet;

import org.jspecify.annotations.NullMarked;
