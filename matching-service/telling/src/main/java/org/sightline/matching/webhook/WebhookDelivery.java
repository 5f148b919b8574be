package org.sightline.matching.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.lifecycle.WireNames;

/**
 * What was given to a webhook, and what came of it.
 *
 * @param id the same at each attempt; receivers get it as webhook-id
 * @param kind of the notification, or test
 * @param nextAt when it is tried again; null where it is not
 * @param status the last answer of the receiver; null where there was none
 * @param error why it was not taken, as a sentence; null where it was, or was not tried
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WebhookDelivery(
        UUID id,
        String kind,
        State state,
        int attempts,
        Instant createdAt,
        @Nullable Instant nextAt,
        @Nullable Instant endedAt,
        @Nullable Integer status,
        @Nullable String error) {

    /** What became of it. */
    @Schema(name = "WebhookDeliveryState")
    enum State {
        WAITING,
        SENT,
        FAILED;

        @JsonValue
        String wireName() {
            return WireNames.of(this);
        }

        static State of(String wireName) {
            return valueOf(wireName.toUpperCase(Locale.ROOT));
        }
    }
}
