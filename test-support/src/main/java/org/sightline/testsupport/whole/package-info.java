/**
 * Sightline as a whole, for the tests of whole stacks. In: the built services. Out: one stack that the tests of a module share,
 * people who ask it, towns that are registered in it, and files that are sent to it.
 */
@NullMarked
package org.sightline.testsupport.whole;

import org.jspecify.annotations.NullMarked;
