package org.sightline.gateway.pages.people.serviceaccount;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A machine of one agency or of the office. It signs in with a client id and a secret, which change together.
 *
 * @param version its number in quotation marks is the If-Match of a change
 * @param agencyId null for a machine of the office
 * @param name what its owner calls it
 * @param operations all that it may use, by their names in the API document
 * @param sources the sources into which a machine of the office may send, by id
 * @param status waiting: nobody agreed yet, and it can do nothing
 * @param clientId null while nobody agreed yet
 * @param expiresAt when it ends by itself, UTC
 * @param rotatedAt when it got its present credentials, null where they are the first
 * @param oldClientId the credentials of before, null where they no longer work
 * @param oldUntil until when they work, null where they no longer do
 * @param askedAt since when credentials wait for another person, null where none do
 * @param approvedAt when another person agreed last, null where none did
 * @param revokedAt when it was ended, null where it was not
 * @param reviewDue whether it was made before another person had to agree, and nobody looked at it since
 */
public record ServiceAccount(
        UUID id,
        long version,
        @Nullable UUID agencyId,
        String name,
        List<String> operations,
        List<String> sources,

        @Schema(enumeration = {"waiting", "active", "expired", "revoked"})
        String status,

        @Nullable String clientId,
        Instant createdAt,
        String createdBy,
        Instant expiresAt,
        @Nullable Instant rotatedAt,
        @Nullable String oldClientId,
        @Nullable Instant oldUntil,
        @Nullable Instant askedAt,
        @Nullable String askedBy,
        @Nullable Instant approvedAt,
        @Nullable String approvedBy,
        @Nullable Instant revokedAt,
        @Nullable String revokedBy,
        boolean reviewDue) {

    /**
     * What is shown once, when credentials are made, and never again.
     *
     * @param clientId null while another person has to agree first
     * @param secret null while another person has to agree first, and where the same request came before
     * @param tokenUrl where a token is to be had, by client credentials
     */
    @Schema(name = "ServiceAccountCredentials")
    public record Credentials(
            ServiceAccount account,
            @Nullable String clientId,
            @Nullable String secret,
            String tokenUrl) {

        Credentials withoutSecret() {
            return new Credentials(account, clientId, null, tokenUrl);
        }
    }

    boolean isActive() {
        return status.equals("active");
    }

    /** Whether somebody asked for credentials to which another person has to agree. */
    boolean isAsked() {
        return askedAt != null && (isActive() || status.equals("waiting"));
    }
}
