/** Texts that people write, as a program needs them. In: a name, a word, a file of words. Out: an id made of it, whether it is a given name, its words. */
@NullMarked
package org.sightline.kit.text;

import org.jspecify.annotations.NullMarked;
