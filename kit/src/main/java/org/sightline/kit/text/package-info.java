/** Texts that people write, as a program needs them. In: a name. Out: an id made of it. */
@NullMarked
package org.sightline.kit.text;

import org.jspecify.annotations.NullMarked;
