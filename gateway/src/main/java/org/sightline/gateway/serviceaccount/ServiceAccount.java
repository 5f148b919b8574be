package org.sightline.gateway.serviceaccount;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A machine of one agency. It signs in with a client id and a secret, which change together.
 *
 * @param version its number in quotation marks is the If-Match of a change
 * @param name what the agency calls it
 * @param operations all that it may use, by their names in the API document
 * @param expiresAt when it ends by itself, UTC
 * @param rotatedAt when it got its present credentials, null where they are the first
 * @param oldClientId the credentials of before, null where they no longer work
 * @param oldUntil until when they work, null where they no longer do
 * @param revokedAt when it was ended, null where it was not
 */
public record ServiceAccount(
        UUID id,
        long version,
        UUID agencyId,
        String name,
        List<String> operations,

        @Schema(enumeration = {"active", "expired", "revoked"})
        String status,

        String clientId,
        Instant createdAt,
        String createdBy,
        Instant expiresAt,
        @Nullable Instant rotatedAt,
        @Nullable String oldClientId,
        @Nullable Instant oldUntil,
        @Nullable Instant revokedAt,
        @Nullable String revokedBy) {

    /**
     * What is shown once, when credentials are made, and never again.
     *
     * @param secret null where the same request came before
     * @param tokenUrl where a token is to be had, by client credentials
     */
    @Schema(name = "ServiceAccountCredentials")
    public record Credentials(
            ServiceAccount account,
            String clientId,
            @Nullable String secret,
            String tokenUrl) {

        Credentials withoutSecret() {
            return new Credentials(account, clientId, null, tokenUrl);
        }
    }

    boolean isActive() {
        return status.equals("active");
    }
}
