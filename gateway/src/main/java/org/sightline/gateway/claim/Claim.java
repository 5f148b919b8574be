package org.sightline.gateway.claim;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * That a person claims to act for a body.
 *
 * @param mail the verified address of the person's account; null where it has none
 * @param state waiting, confirmed or refused
 * @param reason why it was refused; null where it was not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Claim")
public record Claim(
        UUID id,
        UUID agencyId,
        String agencyName,

        @Schema(description = "Its number in quotation marks is the If-Match of a decision")
        long version,

        String username,
        @Nullable String mail,
        Instant claimedAt,
        String state,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String reason) {

    /** Whether the office has yet to decide it. */
    public boolean waiting() {
        return state.equals("waiting");
    }
}
