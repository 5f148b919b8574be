/**
 * Files that people send, kept on disk or in a bucket. In: bytes of any number. Out: files that are encrypted, named by what
 * they hold, and never changed; a file that there is no room for is refused before it fills the disk. What a file means is
 * for others to say.
 */
@NullMarked
package org.sightline.kit.file;

import org.jspecify.annotations.NullMarked;
