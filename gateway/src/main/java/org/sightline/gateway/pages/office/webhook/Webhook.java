package org.sightline.gateway.pages.office.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An address that gets notifications, as matching-service says it.
 *
 * @param state on, off or stopped
 * @param oldSecretUntil until when the secret before signs, too; null where there is none
 * @param failingSince since when no delivery went well; null where the last one did
 */
record Webhook(
        UUID id,
        long version,
        String address,
        List<String> kinds,
        String state,
        @Nullable Instant oldSecretUntil,
        String addedBy,
        Instant addedAt,
        boolean text,
        @Nullable Instant failingSince) {

    /** Whether it gets anything. */
    public boolean on() {
        return state.equals("on");
    }

    /**
     * What was given to it.
     *
     * @param state waiting, sent or failed
     */
    record Delivery(
            UUID id,
            String kind,
            String state,
            int attempts,
            Instant createdAt,
            @Nullable Integer status,
            @Nullable String error) {}

    /** A webhook with its secret, which is shown once. */
    record WithSecret(Webhook webhook, String secret) {}
}
