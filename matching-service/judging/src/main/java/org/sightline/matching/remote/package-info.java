/**
 * Reads what others publish on the web. In: an address and how to read its answer. Out: what was read, or why not. What is
 * asked and what is made of it is up to whoever asks.
 */
@NullMarked
package org.sightline.matching.remote;

import org.jspecify.annotations.NullMarked;
