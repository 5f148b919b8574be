/**
 * The watchlist in force and its versions. A version comes in when a draft is approved; the screener of the version in
 * force goes out.
 */
@NullMarked
package org.sightline.matching.watchlists;

import org.jspecify.annotations.NullMarked;
