/**
 * Measures the whole chain. In: a number of invented lines. Out: lines a second from the file to the view, where the time and
 * memory went, how that changes with more lines, names and instances, and what the stores alone would take.
 */
@NullMarked
package org.sightline.benchmarks.stack;

import org.jspecify.annotations.NullMarked;
