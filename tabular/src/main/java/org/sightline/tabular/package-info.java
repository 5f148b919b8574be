/**
 * A table out of a file. In: a file, perhaps packed, as delimited text in any common encoding, or in a format that a
 * {@link org.sightline.tabular.TableFormat} reads, with a header somewhere near the top. Out: its layout and its rows one by one, or an {@link
 * org.sightline.tabular.UnreadableFile} that says in plain words what is wrong with the file.
 */
@NullMarked
package org.sightline.tabular;

import org.jspecify.annotations.NullMarked;
