/**
 * One person with a role of their own and every account, machine and code that they can make alone. In: a running
 * stack. Out: what they got that takes two people.
 */
@NullMarked
package org.sightline.resilience.insider;

import org.jspecify.annotations.NullMarked;
