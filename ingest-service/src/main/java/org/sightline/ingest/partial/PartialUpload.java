package org.sightline.ingest.partial;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A file that is being sent in parts, as the API shows it. */
@Schema(description = "A file that is being sent in parts.")
public record PartialUpload(
        @Schema(required = true) UUID id,

        @Schema(required = true, description = "Of the whole file")
        long bytes,

        @Schema(
                required = true,
                description = "How many bytes are here, from the file's start: where the next part begins")
        long received,

        @Schema(required = true, description = "Until when the parts are kept")
        Instant expiresAt) {

    /** How long the parts of a file are kept. */
    static final Duration KEPT = Duration.ofDays(1);

    /** Whether all of the file is here. */
    boolean complete() {
        return received == bytes;
    }
}
