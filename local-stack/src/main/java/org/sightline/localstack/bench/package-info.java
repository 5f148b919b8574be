/**
 * Measures the whole chain. In: a number of invented lines. Out: lines a second from the file to the view, and where the
 * time and memory went.
 */
@NullMarked
package org.sightline.localstack.bench;

import org.jspecify.annotations.NullMarked;
