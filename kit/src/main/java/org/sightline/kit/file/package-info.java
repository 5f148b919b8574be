/**
 * Files that people send, kept on disk or in a bucket. In: bytes of any number. Out: files that are encrypted, named by and
 * bound to what they hold, and never changed; one that somebody exchanged or changed is refused whenever it is read; a file
 * that there is no room for is refused before it fills the disk. What a file means is for others to say.
 */
@NullMarked
package org.sightline.kit.file;

import org.jspecify.annotations.NullMarked;
