/**
 * Bounds on what comes in. In: streams of any size, requests of anybody. Out: lines and bodies that are never larger
 * than they may be, and no more work for one person at a time than is fair; docs/limits.md has all of them.
 */
@NullMarked
package org.sightline.kit.bounds;

import org.jspecify.annotations.NullMarked;
