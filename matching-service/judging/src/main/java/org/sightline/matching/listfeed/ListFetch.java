package org.sightline.matching.listfeed;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.json.Json;
import org.sightline.kit.sql.Row;

/** A time that a published list was fetched. */
@Schema(description = "A time that a published list was fetched.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ListFetch(
        @Schema(required = true) UUID id,
        @Schema(required = true) Instant startedAt,

        @Schema(description = "Missing while it runs") @Nullable
        Instant finishedAt,

        @Schema(required = true) Status status,

        @Schema(description = "Where the file came from, after redirects") @Nullable
        String address,

        @Schema(description = "Of the file") @Nullable String sha256,

        @Nullable Long bytes,

        @Schema(required = true, description = "Whether the file is kept")
        boolean kept,

        @Nullable ListDifference difference,

        @Schema(description = "The draft that was made of it, while nobody has decided it") @Nullable
        UUID draftId,

        @Schema(required = true, description = "What happened, in plain words")
        String message) {

    /** How a fetch stands or ended. */
    @Schema(
            name = "ListFetchStatus",
            enumeration = {"running", "nothing_new", "drafted", "asks", "replaced", "waiting", "failed"})
    enum Status {
        RUNNING,
        NOTHING_NEW,
        /** A draft was made of it, for a person to decide. */
        DRAFTED,
        /** It is so unlike the watchlist in force that a person says first whether it is drafted. */
        ASKS,
        /** A newer fetch took its place before anybody decided. */
        REPLACED,
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

    static ListFetch read(Row row) {
        String difference = row.text("difference");
        Status status = Status.of(row.requiredText("status"));
        return new ListFetch(
                row.requiredUuid("id"),
                row.requiredInstant("started_at"),
                row.instant("finished_at"),
                status,
                row.text("address"),
                row.text("sha256"),
                row.numberOrNull("bytes"),
                status == Status.DRAFTED || status == Status.ASKS,
                difference == null ? null : Json.read(difference, ListDifference.class),
                row.uuid("open_draft"),
                row.requiredText("message"));
    }
}
