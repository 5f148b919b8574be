/**
 * The watchlist: makers, their names, models, identifiers, owners, list memberships and look-alikes, at one version.
 *
 * <p>In: the built-in list (the {@code .psv} files beside the classes) and edits of it. Out: an immutable {@link
 * org.sightline.matching.watchlist.Watchlist} and the difference between two lists.
 */
@NullMarked
package org.sightline.matching.watchlist;

import org.jspecify.annotations.NullMarked;
