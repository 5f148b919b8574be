/**
 * What other services told us: contract lines, devices, agencies with their funds. Newer versions of a key come in; what
 * is held goes out to whoever screens and judges. Lines themselves are stored by the room {@code linestore}; which of them may
 * be one purchase stands here.
 */
@NullMarked
package org.sightline.matching.held;

import org.jspecify.annotations.NullMarked;
