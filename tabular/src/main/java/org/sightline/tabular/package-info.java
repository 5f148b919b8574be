/**
 * A table out of a delimited file. In: a file, perhaps packed, in any common encoding, with any common delimiter, and a
 * header somewhere near the top. Out: its layout and its rows one by one, or an {@link
 * org.sightline.tabular.UnreadableFile} that says in plain words what is wrong with the file.
 */
@NullMarked
package org.sightline.tabular;

import org.jspecify.annotations.NullMarked;
