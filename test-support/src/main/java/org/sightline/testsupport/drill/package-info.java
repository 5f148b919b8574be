/**
 * Rounds that are too long or too rough for the test command, on a stack of their own. In: a seed. Out: what was measured,
 * and whether everything was as it must be.
 */
@NullMarked
package org.sightline.testsupport.drill;

import org.jspecify.annotations.NullMarked;
