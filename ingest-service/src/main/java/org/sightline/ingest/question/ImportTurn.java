package org.sightline.ingest.question;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whether an import waits for a person: the message {@code import.changed.v1}. It says nothing of what is in the file.
 *
 * @param startedBy the sign-in name of who sent the file; for a feed, of who set it up
 * @param asks needs_mapping or to_apply; null where it waits for nobody any more
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ImportTurn(
        UUID id,
        long version,
        String sourceName,
        String filename,
        String startedBy,
        Instant receivedAt,
        @Nullable String asks) {

    static final String TOPIC = "imports";
    static final String TYPE = "import.changed.v1";
}
