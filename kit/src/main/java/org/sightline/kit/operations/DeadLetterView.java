package org.sightline.kit.operations;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.deadletter.DeadLetter;

/**
 * A message that was set aside, for people.
 *
 * @param direction {@code in} where it was to be taken, {@code out} where it was to be sent
 * @param payload in a list only the beginning; null where it is withheld
 * @param withheld whether the payload is not shown, because who asks reads no data of agencies
 * @param heldUp what waits because of it, in words
 * @param superseded whether a newer message of the same thing was taken or sent since
 * @param state {@code open}, {@code replayed} or {@code discarded}
 */
public record DeadLetterView(
        long id,
        String direction,
        String topic,
        @Nullable String key,
        @Nullable String type,
        @Nullable String payload,
        boolean withheld,
        String reason,
        String heldUp,
        boolean superseded,
        Instant setAsideAt,
        String state,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String note,
        @Nullable String correlationId) {

    static DeadLetterView of(DeadLetter letter, int longestPayload, boolean withheld) {
        String payload = withheld ? null : letter.payload();
        return new DeadLetterView(
                letter.id(),
                word(letter.direction()),
                letter.topic(),
                letter.key(),
                letter.type(),
                payload == null || payload.length() <= longestPayload
                        ? payload
                        : payload.substring(0, longestPayload) + "…",
                withheld,
                letter.reason(),
                heldUp(letter),
                letter.supersededAt() != null,
                letter.setAsideAt(),
                word(letter.state()),
                letter.decidedBy(),
                letter.decidedAt(),
                letter.note(),
                letter.correlationId());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String heldUp(DeadLetter letter) {
        boolean in = letter.direction() == DeadLetter.Direction.IN;
        if (letter.state() != DeadLetter.State.OPEN) {
            return "Nothing.";
        }
        if (letter.supersededAt() != null) {
            return "Nothing: a newer message of the same thing was " + (in ? "taken" : "sent") + " since. Discard it.";
        }
        return in
                ? "This service knows the thing as it was before. Other messages do not wait."
                : "Other services know the thing as it was before. Other messages do not wait.";
    }
}
