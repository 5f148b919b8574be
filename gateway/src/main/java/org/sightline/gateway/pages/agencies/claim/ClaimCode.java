package org.sightline.gateway.pages.agencies.claim;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A code that the office sent to a body. The code itself is not kept.
 *
 * @param state open, used, revoked or locked; locked after too many wrong tries
 * @param wrong how often the secret part was wrong
 * @param endedAt null while it is open
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ClaimCode")
public record ClaimCode(
        UUID id,
        UUID agencyId,
        String agencyName,

        @Schema(description = "Its number in quotation marks is the If-Match of a revocation")
        long version,

        String state,
        String madeBy,
        Instant madeAt,
        Instant expiresAt,
        int wrong,
        @Nullable String endedBy,
        @Nullable Instant endedAt) {

    /** Whether it can still be used or revoked. */
    public boolean open() {
        return state.equals("open");
    }

    /**
     * A code that was made now.
     *
     * @param code what the letter says; null where it was said already
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ClaimCodeMade")
    public record Made(
            UUID id,
            UUID agencyId,
            String agencyName,
            @Nullable String code,
            Instant expiresAt) {

        /** What the same request again is answered with. */
        Made withoutCode() {
            return new Made(id, agencyId, agencyName, null, expiresAt);
        }
    }
}
