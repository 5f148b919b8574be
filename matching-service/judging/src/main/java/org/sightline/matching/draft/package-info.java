/**
 * Changes that somebody proposes and another person approves. A request comes in; a new version in force goes out.
 */
@NullMarked
package org.sightline.matching.draft;

import org.jspecify.annotations.NullMarked;
