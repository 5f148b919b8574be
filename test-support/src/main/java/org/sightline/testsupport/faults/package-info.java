/**
 * {@code ./sightline faults}: people work on a stack of its own while parts are killed, held, cut off and lied to; then
 * everything must be as without it. In: minutes and a seed. Out: which faults were made, and what broke.
 */
@NullMarked
package org.sightline.testsupport.faults;

import org.jspecify.annotations.NullMarked;
