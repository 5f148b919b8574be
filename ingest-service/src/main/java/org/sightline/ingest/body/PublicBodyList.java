package org.sightline.ingest.body;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.sightline.kit.sql.Row;

/**
 * A list of public bodies that was loaded.
 *
 * @param version grows by one with each load
 * @param leftOut rows that became no body
 */
public record PublicBodyList(
        @Schema(required = true, examples = "census-of-governments")
        String id,

        @Schema(required = true, description = "Grows by one with each load")
        long version,

        @Schema(required = true) long bodies,

        @Schema(required = true, description = "Rows without a name or state, and tribal or interstate bodies")
        long leftOut,

        @Schema(required = true) String loadedBy,
        @Schema(required = true) Instant loadedAt) {

    static PublicBodyList read(Row row) {
        return new PublicBodyList(
                row.requiredText("id"),
                row.number("version"),
                row.number("bodies"),
                row.number("left_out"),
                row.requiredText("loaded_by"),
                row.requiredInstant("loaded_at"));
    }
}
