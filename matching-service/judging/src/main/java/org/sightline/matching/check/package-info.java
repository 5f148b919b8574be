/** The check before a purchase. */
@NullMarked
package org.sightline.matching.check;

import org.jspecify.annotations.NullMarked;
