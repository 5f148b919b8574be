/** Digests of content. In: bytes, text or a stream. Out: SHA-256 in hexadecimal digits. */
@NullMarked
package org.sightline.kit.digest;

import org.jspecify.annotations.NullMarked;
