/** How fast the text rules are. In: the built-in watchlist and invented lines. Out: lines a second, bytes a line, on the console. */
@NullMarked
package org.sightline.benchmarks.screening;

import org.jspecify.annotations.NullMarked;
