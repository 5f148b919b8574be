package org.sightline.matching.webhook;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.idempotency.Answer;
import org.sightline.kit.paging.ETags;
import org.sightline.matching.lifecycle.WireNames;
import org.sightline.matching.template.NotificationKind;

/**
 * An address that gets notifications.
 *
 * @param agencyId whose it is; null for the office's
 * @param kinds what it gets
 * @param oldSecretUntil until when requests are signed with the secret before, too; null where there is none
 * @param addedBy a sign-in name
 * @param vouchedBy issuer and subject of who last said where it is or what it gets; null where that was not kept. What this
 *     person may not read is not sent
 * @param text whether it gets what notifications say, beside kind and ids; null where it was not asked
 * @param failingSince since when no delivery went well; null where the last one did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Webhook(
        UUID id,
        long version,
        @Nullable UUID agencyId,
        String address,
        List<NotificationKind> kinds,
        State state,
        @JsonIgnore int secretNumber,
        @Nullable Instant oldSecretUntil,
        String addedBy,
        Instant addedAt,
        @JsonIgnore @Nullable String vouchedBy,
        @Nullable Boolean text,
        @Nullable Instant failingSince) {

    /** Whether it gets anything. */
    @Schema(name = "WebhookState")
    enum State {
        ON,
        /** Its owner turned it off. */
        OFF,
        /** Sightline turned it off, because nothing went well for a day. */
        STOPPED,
        REMOVED;

        @JsonValue
        String wireName() {
            return WireNames.of(this);
        }

        static State of(String wireName) {
            return valueOf(wireName.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * A webhook with its secret, which is shown this once.
     *
     * @param secret null where the same request came again
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "WebhookSecret")
    record WithSecret(Webhook webhook, @Nullable String secret) {

        /**
         * What is answered to whoever registered it; the same request again is answered without the secret.
         *
         * @param place the path of the list that it is in
         */
        Answer answer(String place) {
            return new Answer(
                    201, place + "/" + webhook.id(), ETags.of(webhook.version()), this, new WithSecret(webhook, null));
        }
    }

    /** The same with who stands for where it is. */
    Webhook vouchedFor(@Nullable String by) {
        return new Webhook(
                id,
                version,
                agencyId,
                address,
                kinds,
                state,
                secretNumber,
                oldSecretUntil,
                addedBy,
                addedAt,
                by,
                text,
                failingSince);
    }

    /** The same with whether it gets text. */
    Webhook told(boolean gets) {
        return new Webhook(
                id,
                version,
                agencyId,
                address,
                kinds,
                state,
                secretNumber,
                oldSecretUntil,
                addedBy,
                addedAt,
                vouchedBy,
                gets,
                failingSince);
    }

    /** The same with what its owner changed. */
    Webhook changed(String newAddress, List<NotificationKind> newKinds, State newState) {
        return new Webhook(
                id,
                version + 1,
                agencyId,
                newAddress,
                newKinds,
                newState,
                secretNumber,
                oldSecretUntil,
                addedBy,
                addedAt,
                vouchedBy,
                text,
                newState == State.ON && state != State.ON ? null : failingSince);
    }

    /** The same with the next secret; the one before signs until a moment, too. */
    Webhook rotated(Instant until) {
        return new Webhook(
                id,
                version + 1,
                agencyId,
                address,
                kinds,
                state,
                secretNumber + 1,
                until,
                addedBy,
                addedAt,
                vouchedBy,
                text,
                failingSince);
    }
}
