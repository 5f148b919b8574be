package org.sightline.matching.lawwatch;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.sql.Row;

/** A source of the law watch, and how it stands. */
@Schema(description = "A source of the law watch, and how it stands.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record LawSource(
        @Schema(
                required = true,
                enumeration = {"federal-register", "ecfr"})
        String id,

        @Schema(required = true, description = "When it is read next, where the law watch is on")
        Instant nextAt,

        @Schema(required = true, description = "Readings since the last good one that failed, as a whole or in part")
        int failures,

        @Schema(description = "When a reading last ended well") @Nullable
        Instant goodAt,

        @Schema(required = true, description = "What the last reading came to, in plain words")
        String message,

        @Schema(description = "How many questions the last reading asked; missing where that was not noted") @Nullable
        Integer questions,

        @Schema(description = "How many of them failed; what the others found was kept") @Nullable
        Integer failed) {

    static LawSource read(Row row) {
        return new LawSource(
                row.requiredText("id"),
                row.requiredInstant("next_at"),
                row.integer("failures"),
                row.instant("good_at"),
                row.requiredText("message"),
                row.integerOrNull("questions"),
                row.integerOrNull("failed"));
    }

    /** Whether the last reading failed in part: some questions did, and some were answered. */
    boolean failedInPart() {
        return questions != null && failed != null && failed > 0 && failed < questions;
    }

    /** What people call it. */
    String called() {
        return id.equals(Ecfr.ID) ? "eCFR" : "The Federal Register";
    }
}
