package org.sightline.ingest.journey;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What became of a file, for the records of whoever sent it.
 *
 * @param total of the rows that were taken; null for imports that were loaded before it was counted
 * @param held lines that say now what this file says
 */
@Schema(name = "ImportReceipt", description = "What became of a file.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Receipt(
        @Schema(required = true) UUID importId,
        @Schema(required = true) String sourceId,
        @Schema(required = true) String filename,

        @Schema(required = true, description = "Of the file as it was uploaded; 64 hexadecimal digits")
        String sha256,

        @Schema(required = true, description = "Of the file as it was uploaded")
        long bytes,

        @Schema(required = true) String status,

        @Schema(required = true, description = "Rows that were read, without blank ones")
        long rows,

        @Schema(required = true, description = "Lines that were new")
        long accepted,

        @Schema(required = true, description = "Lines that were there and changed")
        long updated,

        @Schema(required = true, description = "Lines that were there and say the same, and repeats within the file")
        long unchanged,

        @Schema(required = true, description = "Rows that were not taken")
        long rejected,

        @Schema(
                description = "The sum of the amounts of the rows that were taken, in US dollars, a plain decimal",
                examples = "147396361.90")
        @Nullable
        String total,

        @Schema(required = true, description = "Lines that were written by this file last and hold now")
        long held,

        @Schema(required = true, description = "How many buyers were first seen in this file")
        long newBuyers,

        @Schema(required = true, description = "Their names, at most 100")
        List<String> newBuyerNames,

        @Schema(required = true, description = "Each time that it was taken back or applied again, oldest first")
        List<Revision> revisions,

        @Schema(required = true, description = "Where its lines, findings and rejected rows are")
        Links links,

        @Schema(required = true) String startedBy,
        @Schema(required = true) Instant receivedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    /** Addresses below that of the API. */
    @Schema(name = "ReceiptLinks")
    public record Links(
            @Schema(required = true) String lines,
            @Schema(required = true) String findings,
            @Schema(required = true) String rejects) {

        static Links of(UUID id) {
            return new Links(
                    "/api/lines?importId=" + id, "/api/findings?importId=" + id, "/api/imports/" + id + "/rejects.csv");
        }
    }

    /**
     * A time that an import was taken back or applied again.
     *
     * @param finishedAt null while it is worked on
     */
    @Schema(name = "ImportRevision")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Revision(
            @Schema(required = true) int revision,

            @Schema(
                    required = true,
                    enumeration = {"undo", "redo"})
            String kind,

            @Schema(required = true) String reason,
            @Schema(required = true) String askedBy,
            @Schema(required = true) Instant askedAt,
            @Nullable Instant finishedAt,

            @Schema(required = true, description = "Lines that no file says any more")
            long withdrawn,

            @Schema(required = true, description = "Lines that say what another file says, or what this one says again")
            long changed) {}
}
