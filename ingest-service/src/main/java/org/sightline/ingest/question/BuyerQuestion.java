package org.sightline.ingest.question;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.body.PublicBody;
import org.sightline.kit.json.Json;
import org.sightline.kit.sql.Row;

/**
 * The question which public body a published buyer is.
 *
 * @param buyerId the agency that the buyer is until somebody says otherwise
 * @param name as first published
 * @param kind what the name tells; null where it tells nothing
 * @param candidates the bodies of the lists that may be meant
 * @param agencyId the agency that it is the same as; null where none is
 * @param moving whether its lines are still on their way to the other agency
 * @param moved how many lines went with the last answer
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BuyerQuestion(
        @Schema(required = true, description = "The agency that the buyer is until somebody says otherwise")
        UUID buyerId,

        @Schema(required = true) long version,

        @Schema(required = true, description = "As first published")
        String name,

        @Schema(required = true) String state,

        @Schema(description = "What the name tells", examples = "city") @Nullable
        String kind,

        @Schema(required = true, description = "The bodies of the lists that may be meant")
        List<PublicBody> candidates,

        @Schema(required = true) String sourceId,

        @Schema(
                required = true,
                enumeration = {"open", "same", "apart"},
                description = "same: it is another agency; apart: it is a body of its own")
        String status,

        @Schema(description = "The agency that it is the same as") @Nullable
        UUID agencyId,

        @Nullable String agencyName,
        @Nullable String answeredBy,
        @Nullable Instant answeredAt,
        @Schema(required = true) Instant askedAt,

        @Schema(required = true, description = "Whether its lines are still on their way to the other agency")
        boolean moving,

        @Schema(required = true, description = "How many lines went with the last answer")
        long moved) {

    static BuyerQuestion read(Row row) {
        return new BuyerQuestion(
                row.requiredUuid("buyer_id"),
                row.number("version"),
                row.requiredText("name"),
                row.requiredText("state"),
                row.text("kind"),
                List.of(Json.read(row.requiredText("candidates"), PublicBody[].class)),
                row.requiredText("source_id"),
                row.requiredText("status"),
                row.uuid("agency_id"),
                row.text("agency_name"),
                row.text("answered_by"),
                row.instant("answered_at"),
                row.requiredInstant("asked_at"),
                row.uuid("move_from") != null,
                row.number("moved"));
    }
}
