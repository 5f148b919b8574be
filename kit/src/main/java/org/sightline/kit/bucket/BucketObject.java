package org.sightline.kit.bucket;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An object of a bucket as its list tells of it.
 *
 * @param modified when it was written, by the clock of its server
 * @param etag what its server calls this content; null where it has no such word
 */
public record BucketObject(
        String key, long bytes, Instant modified, @Nullable String etag) {}
