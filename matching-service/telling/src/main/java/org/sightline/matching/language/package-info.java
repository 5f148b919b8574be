/**
 * The languages in which people are written to, and all that Sightline itself says in them around and in the texts of
 * templates. In: values as they are. Out: the same as whoever reads it writes it.
 */
@NullMarked
package org.sightline.matching.language;

import org.jspecify.annotations.NullMarked;
