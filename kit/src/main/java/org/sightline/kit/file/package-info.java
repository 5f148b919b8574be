/**
 * Files that people send, kept on disk. In: bytes of any number. Out: files that are encrypted, named by what they hold, and
 * never changed; a file that the disk has no room for is refused before it fills it. What a file means is for others to say.
 */
@NullMarked
package org.sightline.kit.file;

import org.jspecify.annotations.NullMarked;
