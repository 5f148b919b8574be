/**
 * Several changes that a person puts together: of the watchlist, and approved goods for a list of the rules. In: rows that are
 * typed, and files. Out: what each would change; of the watchlist a draft of those that are taken.
 */
@NullMarked
package org.sightline.matching.sheet;

import org.jspecify.annotations.NullMarked;
