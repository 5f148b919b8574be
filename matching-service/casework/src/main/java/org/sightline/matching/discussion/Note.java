package org.sightline.matching.discussion;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.finding.Side;
import org.sightline.matching.lifecycle.WireNames;

/**
 * Something that office or agency wrote about a finding. Never changed, never taken away.
 *
 * @param audience who reads it
 * @param side who wrote it: the agency or the office
 * @param addedBy a sign-in name
 * @param corrects the note in whose place it is; null where it is a first one
 * @param correctedBy the note that stands in its place; null where it still holds
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "FindingNote")
record Note(
        UUID id,
        UUID findingId,
        @JsonIgnore UUID agencyId,
        Audience audience,
        Side side,
        String text,
        String addedBy,
        Instant addedAt,
        @Nullable UUID corrects,
        @Nullable UUID correctedBy) {

    /** Who reads a note. */
    @Schema(name = "NoteAudience")
    enum Audience {
        /** The office alone. */
        @JsonProperty("office")
        OFFICE,
        /** The office and the agency. */
        @JsonProperty("agency")
        AGENCY;

        /** As it stands in the API and in the column. */
        String wireName() {
            return WireNames.of(this);
        }
    }
}
