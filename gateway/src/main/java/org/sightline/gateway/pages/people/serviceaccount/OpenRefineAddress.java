package org.sightline.gateway.pages.people.serviceaccount;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An address that a person gives to OpenRefine, which can send no token: whoever knows it asks the reconciliation service, and
 * nothing else. Behind it stands a service account for those operations.
 *
 * @param id that of the service account
 * @param agencyId where its owner has a role; null for the office
 * @param owner the sign-in name of whoever made it
 * @param expiresAt when it ends by itself, UTC
 * @param lastUsedAt UTC, to about a minute; null where nobody used it yet
 * @param own whether whoever asks made it
 */
@Schema(name = "OpenRefineAddress")
public record OpenRefineAddress(
        UUID id,
        @Nullable UUID agencyId,
        String owner,

        @Schema(enumeration = {"active", "expired", "revoked"})
        String status,

        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt,
        @Nullable String revokedBy,
        boolean own) {

    /**
     * What is shown once, when it is made.
     *
     * @param url the address with its key; null where the same request came before
     */
    @Schema(name = "OpenRefineAddressMade")
    public record Made(
            OpenRefineAddress address,

            @Schema(description = "To be given to OpenRefine; missing where the same request came before") @Nullable
            String url) {

        Made withoutUrl() {
            return new Made(address, null);
        }
    }
}
