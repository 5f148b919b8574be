package org.sightline.ingest.filestore;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A state of a file.
 *
 * @param name unique in its store
 * @param modified when it was last written, by the clock of its server
 * @param etag what its server calls this content; null where it has no such word
 */
public record StoredFile(
        String name, long bytes, Instant modified, @Nullable String etag) {

    private static final int LONGEST_NAME = 1_024;

    /** Whether it is the same state of the same file: by what its server calls it, or by size and time. */
    public boolean isSameAs(@Nullable StoredFile other) {
        if (other == null || !name.equals(other.name) || bytes != other.bytes) {
            return false;
        }
        return etag == null ? modified.equals(other.modified) : etag.equals(other.etag);
    }

    /** Whether it is for others: neither empty nor hidden, and with a name that can be kept. */
    public boolean isForOthers() {
        String last = name.substring(name.lastIndexOf('/') + 1);
        return bytes > 0 && !last.isEmpty() && !last.startsWith(".") && name.length() <= LONGEST_NAME;
    }
}
