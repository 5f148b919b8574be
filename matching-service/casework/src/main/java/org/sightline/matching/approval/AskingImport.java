package org.sightline.matching.approval;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whether an import waits for a person, from the topic {@code imports} ({@code messages/import.v1.schema.json}).
 *
 * @param startedBy the sign-in name of who sent the file, or set up its feed
 * @param asks what it asks; null where it waits for nobody any more
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record AskingImport(
        UUID id,
        long version,
        String sourceName,
        String filename,
        String startedBy,
        Instant receivedAt,
        @Nullable String asks) {

    String key() {
        return String.valueOf(id);
    }

    /** Why it cannot be taken, in plain words; null where it can. */
    @Nullable
    String fault() {
        return id == null
                        || version < 1
                        || sourceName == null
                        || filename == null
                        || startedBy == null
                        || receivedAt == null
                ? "id, version, sourceName, filename, startedBy and receivedAt are required"
                : null;
    }
}
