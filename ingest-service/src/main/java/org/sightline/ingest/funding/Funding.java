package org.sightline.ingest.funding;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One entry of a line's funding history, which only grows. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Funding(
        @Schema(required = true, description = "Where the money came from, as published or as a person wrote it")
        String text,

        @Schema(required = true) Instant recordedAt,

        @Schema(required = true, description = "The word import and an import's id, or a person's name")
        String recordedBy,

        @Schema(required = true, description = "Whether it was recorded after the buyer had been told of a finding")
        boolean afterNotice,

        @Nullable String note,

        @Schema(
                description = "The number of the entry that this one takes back, the first being 1. Neither of the two"
                        + " says anything about the money any more; the text is what counts again",
                minimum = "1")
        @Nullable
        Integer takesBack) {

    private static final String IMPORT = "import ";

    /** What an import's file says. */
    public static Funding published(String text, Instant now, UUID importId) {
        return new Funding(text, now, IMPORT + importId, false, null, null);
    }

    /** Whether a person said it, and no file. */
    boolean saidByPerson() {
        return !recordedBy.startsWith(IMPORT);
    }
}
