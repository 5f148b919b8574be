/**
 * Which rules and lists of the rule book a document names. In: a document as its publisher shows it, and the rule book. Out: what it
 * names, with the words around it. Pure.
 */
@NullMarked
package org.sightline.matching.lawwatch.match;

import org.jspecify.annotations.NullMarked;
