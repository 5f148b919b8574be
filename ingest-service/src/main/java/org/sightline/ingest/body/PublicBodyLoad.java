package org.sightline.ingest.body;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.json.Json;
import org.sightline.kit.sql.Row;

/**
 * A file that somebody sent as a list of public bodies: how it was understood, what it changes, and what became of it.
 *
 * @param version for If-Match
 * @param columns the columns that were understood
 * @param leftOut rows that became no body
 * @param absent bodies that the list holds and the file does not have; they go when it is applied
 * @param rejects the first rows that were left out
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PublicBodyLoad(
        @Schema(required = true) UUID id,

        @Schema(required = true, description = "For If-Match")
        long version,

        @Schema(required = true, examples = "census-of-governments")
        String list,

        @Schema(
                required = true,
                enumeration = {"draft", "applied", "superseded"},
                description = "A draft waits for a person; it is superseded by the next file of its list")
        String status,

        @Schema(required = true) String filename,
        @Schema(required = true) String sha256,

        @Schema(required = true, description = "What was understood")
        List<Column> columns,

        @Schema(required = true, description = "Rows of the file; of rows for one body the last one counts")
        long rows,

        @Schema(required = true) long bodies,

        @Schema(required = true, description = "Rows without a name or state, and tribal or interstate bodies")
        long leftOut,

        @Schema(required = true, description = "Bodies that the list did not hold")
        long added,

        @Schema(required = true) long changed,
        @Schema(required = true) long unchanged,

        @Schema(required = true, description = "Bodies that the list held and the file does not have")
        long absent,

        @Schema(required = true, description = "Names of the first 20 of them")
        List<String> absentNames,

        @Schema(required = true, description = "The first 200 rows that were left out")
        List<Reject> rejects,

        @Schema(required = true) String sentBy,
        @Schema(required = true) Instant sentAt,
        @Nullable String appliedBy,
        @Nullable Instant appliedAt) {

    /** Rows that are kept of those left out. */
    static final int MOST_REJECTS = 200;

    /** A column that was understood. */
    @Schema(name = "PublicBodyColumn")
    public record Column(
            @Schema(required = true, examples = "UNIT_NAME") String header,

            @Schema(required = true, description = "What it was taken as", examples = "name")
            String part) {}

    /** A row that became no body. */
    @Schema(name = "PublicBodyReject")
    public record Reject(
            @Schema(required = true, description = "Its place in the file, from 1")
            long row,

            @Schema(
                    required = true,
                    enumeration = {"no-name", "long-name", "unknown-state", "no-kind-of-ours"})
            String code,

            @Schema(required = true) String reason) {}

    static PublicBodyLoad read(Row row) {
        return new PublicBodyLoad(
                row.requiredUuid("id"),
                row.number("version"),
                row.requiredText("list_id"),
                row.requiredText("status"),
                row.requiredText("filename"),
                row.requiredText("sha256"),
                List.of(Json.read(row.requiredText("columns"), Column[].class)),
                row.number("row_count"),
                row.number("bodies"),
                row.number("left_out"),
                row.number("added"),
                row.number("changed"),
                row.number("unchanged"),
                row.number("absent"),
                List.of(Json.read(row.requiredText("absent_some"), String[].class)),
                List.of(Json.read(row.requiredText("rejects"), Reject[].class)),
                row.requiredText("sent_by"),
                row.requiredInstant("sent_at"),
                row.text("applied_by"),
                row.instant("applied_at"));
    }
}
