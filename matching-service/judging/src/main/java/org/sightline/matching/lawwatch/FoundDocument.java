package org.sightline.matching.lawwatch;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.json.Json;
import org.sightline.kit.sql.Row;
import org.sightline.matching.lawwatch.match.NamedLaw;

/** A document that names something of the rule book, for an admin to decide. */
@Schema(name = "LawDocument", description = "A document that names something of the rule book, for an admin to decide.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record FoundDocument(
        @Schema(required = true) UUID id,

        @Schema(required = true, description = "For If-Match")
        long version,

        @Schema(
                required = true,
                enumeration = {"federal-register", "ecfr"})
        String source,

        @Schema(required = true, description = "What its publisher calls it")
        String number,

        @Schema(required = true, description = "In English, as published")
        String title,

        @Schema(required = true, description = "Such as Rule, Proposed Rule or Notice; the publisher's word")
        String kind,

        @Schema(required = true, description = "Where a person reads it")
        String address,

        @Schema(required = true, description = "The day of publication")
        LocalDate published,

        @Schema(description = "The first day on which it has effect, where it says one") @Nullable
        LocalDate effective,

        @Schema(required = true) Instant foundAt,

        @Schema(required = true, description = "Ids of the rules that it is about")
        List<String> rules,

        @Schema(required = true, description = "What of the rule book it names, with the passages")
        List<NamedLaw> named,

        @Schema(
                required = true,
                enumeration = {"open", "dismissed", "drafted"})
        String status,

        @Schema(description = "Why it was dismissed") @Nullable
        String reason,

        @Nullable String decidedBy,
        @Nullable Instant decidedAt,

        @Schema(description = "The rule draft that was made of it; missing once another admin has decided it") @Nullable
        UUID draftId) {

    static FoundDocument read(Row row) {
        return new FoundDocument(
                row.requiredUuid("id"),
                row.number("version"),
                row.requiredText("source"),
                row.requiredText("number"),
                row.requiredText("title"),
                row.requiredText("kind"),
                row.requiredText("address"),
                Objects.requireNonNull(row.day("published")),
                row.day("effective"),
                row.requiredInstant("found_at"),
                row.texts("rules"),
                List.of(Json.read(row.requiredText("named"), NamedLaw[].class)),
                row.requiredText("status"),
                row.text("reason"),
                row.text("decided_by"),
                row.instant("decided_at"),
                row.uuid("open_draft"));
    }

    /** Whether an admin may decide it: nobody did, or the draft that was made of it is decided. */
    boolean isToBeDecided() {
        return status.equals("open") || status.equals("drafted") && draftId == null;
    }

    /** What a person quotes it by. */
    String quoted() {
        return source.equals(FederalRegister.ID) ? "FR Doc. " + number + " of " + published : number;
    }
}
