package org.sightline.kit.operations;

import java.time.Instant;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.deadletter.DeadLetter;

/**
 * A message that was set aside, for people.
 *
 * @param direction {@code in} where it was to be taken, {@code out} where it was to be sent
 * @param payload in a list only the beginning; null where it is withheld
 * @param withheld whether the payload is not shown, because who asks reads no data of agencies
 * @param heldUp what waits because of it, in words
 * @param superseded whether a newer message of the same thing was taken or sent since
 * @param draft what somebody drafted to take or send in its place; null where nobody did
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
        @Nullable String correlationId,
        @Nullable Draft draft) {

    /**
     * What somebody drafted to take or send in place of a message; another person approves it.
     *
     * @param number names this draft when it is approved
     * @param payload null where it is the message's own, and where it is withheld
     * @param own whether who asks drafted it
     */
    @Schema(name = "DeadLetterDraft")
    public record Draft(long number, @Nullable String payload, String by, Instant at, boolean own) {

        static @Nullable Draft of(DeadLetter.@Nullable Draft draft, int longestPayload, Caller reader) {
            return draft == null
                    ? null
                    : new Draft(
                            draft.number(),
                            reader.readsAll() ? cut(draft.payload(), longestPayload) : null,
                            draft.by(),
                            draft.at(),
                            draft.identity().equals(reader.identity()));
        }
    }

    static DeadLetterView of(DeadLetter letter, int longestPayload, Caller reader) {
        boolean withheld = !reader.readsAll();
        return new DeadLetterView(
                letter.id(),
                word(letter.direction()),
                letter.topic(),
                letter.key(),
                letter.type(),
                withheld ? null : cut(letter.payload(), longestPayload),
                withheld,
                letter.reason(),
                heldUp(letter),
                letter.supersededAt() != null,
                letter.setAsideAt(),
                word(letter.state()),
                letter.decidedBy(),
                letter.decidedAt(),
                letter.note(),
                letter.correlationId(),
                Draft.of(letter.draft(), longestPayload, reader));
    }

    private static @Nullable String cut(@Nullable String payload, int longest) {
        return payload == null || payload.length() <= longest ? payload : payload.substring(0, longest) + "…";
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
