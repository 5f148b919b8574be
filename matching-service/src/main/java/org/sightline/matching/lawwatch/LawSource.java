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

        @Schema(required = true, description = "Bad readings since the last good one")
        int failures,

        @Schema(description = "When a reading last ended well") @Nullable
        Instant goodAt,

        @Schema(required = true, description = "What the last reading came to, in plain words")
        String message) {

    static LawSource read(Row row) {
        return new LawSource(
                row.requiredText("id"),
                row.requiredInstant("next_at"),
                row.integer("failures"),
                row.instant("good_at"),
                row.requiredText("message"));
    }

    /** What people call it. */
    String called() {
        return id.equals(Ecfr.ID) ? "eCFR" : "The Federal Register";
    }
}
