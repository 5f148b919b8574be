/**
 * Buckets of S3-compatible servers. In: an address, a secret, the names of objects. Out: signed requests, what a list of
 * objects says, and objects written, read and deleted. What an object means is for others to say.
 */
@NullMarked
package org.sightline.kit.bucket;

import org.jspecify.annotations.NullMarked;
