/**
 * How fast a change of the watchlist reaches every stored line. In: a running matching-service with invented lines. Out: seconds a
 * change, and whether every finding is as a full re-screen has it.
 */
@NullMarked
package org.sightline.benchmarks.rescreen;

import org.jspecify.annotations.NullMarked;
