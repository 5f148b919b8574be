package org.sightline.ingest.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A time that a feed was read. */
@Schema(description = "A time that a feed was read.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record FeedRun(
        @Schema(required = true) UUID id,
        @Schema(required = true) Instant startedAt,

        @Schema(description = "Missing while it runs") @Nullable
        Instant finishedAt,

        @Schema(required = true) Status status,

        @Schema(required = true, description = "Requests that were answered well, or files that were taken")
        int requests,

        @Schema(required = true, description = "Rows that came; 0 for files")
        long rows,

        @Schema(required = true, description = "The imports that were made")
        List<UUID> imports,

        @Schema(required = true, description = "What happened, in plain words")
        String message) {

    /** How a run stands or ended. */
    @Schema(
            name = "FeedRunStatus",
            enumeration = {"running", "done", "nothing_new", "waiting", "failed"})
    enum Status {
        RUNNING,
        DONE,
        NOTHING_NEW,
        /** The server asked to come later. */
        WAITING,
        FAILED;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Status of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
