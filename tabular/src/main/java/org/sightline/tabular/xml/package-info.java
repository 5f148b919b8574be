/** How XML of strangers is read. In: bytes. Out: a reader that follows nothing to the outside and takes any length. */
@NullMarked
package org.sightline.tabular.xml;

import org.jspecify.annotations.NullMarked;
