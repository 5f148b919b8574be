package org.sightline.kit.deadletter;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that was set aside.
 *
 * @param id this service's number for it
 * @param topic the topic that it came from or was to go to
 * @param key null where it had none
 * @param type such as {@code finding.changed.v1}; null where it had none
 * @param partition null where it was to be sent
 * @param place its offset; null where it was to be sent
 * @param payload null where it was a tombstone
 * @param reason why it was set aside
 * @param supersededAt when a newer message of the same key was taken or sent; null where none was
 * @param decidedBy null while it is open
 * @param note why it was discarded; null where it was not
 * @param draft what somebody drafted to take or send in its place; null where nobody did
 */
public record DeadLetter(
        long id,
        Direction direction,
        String topic,
        @Nullable String key,
        @Nullable String type,
        @Nullable UUID eventId,
        @Nullable Instant occurredAt,
        @Nullable String correlationId,
        @Nullable Integer partition,
        @Nullable Long place,
        @Nullable String payload,
        String reason,
        Instant setAsideAt,
        @Nullable Instant supersededAt,
        State state,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String note,
        @Nullable Draft draft) {

    /**
     * What somebody drafted to take or send in its place.
     *
     * @param number counts the drafts of the message, from 1
     * @param payload null for the message's own
     * @param identity issuer and subject of the token of who drafted it
     */
    public record Draft(long number, @Nullable String payload, String by, String identity, Instant at) {}

    /** Whether it was to be taken or to be sent. */
    public enum Direction {
        IN,
        OUT;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What became of it. */
    public enum State {
        OPEN,
        REPLAYED,
        DISCARDED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One that was to be taken. */
    public static DeadLetter in(
            String topic,
            @Nullable String key,
            @Nullable String type,
            @Nullable String correlationId,
            int partition,
            long place,
            @Nullable String payload,
            String reason) {
        return fresh(Direction.IN, topic, key, type, null, null, correlationId, partition, place, payload, reason);
    }

    /** One that was to be sent. */
    public static DeadLetter out(
            String topic,
            String key,
            String type,
            UUID eventId,
            Instant occurredAt,
            @Nullable String correlationId,
            @Nullable String payload,
            String reason) {
        return fresh(Direction.OUT, topic, key, type, eventId, occurredAt, correlationId, null, null, payload, reason);
    }

    private static DeadLetter fresh(
            Direction direction,
            String topic,
            @Nullable String key,
            @Nullable String type,
            @Nullable UUID eventId,
            @Nullable Instant occurredAt,
            @Nullable String correlationId,
            @Nullable Integer partition,
            @Nullable Long place,
            @Nullable String payload,
            String reason) {
        return new DeadLetter(
                0,
                direction,
                topic,
                key,
                type,
                eventId,
                occurredAt,
                correlationId,
                partition,
                place,
                payload,
                reason,
                Instant.now(),
                null,
                State.OPEN,
                null,
                null,
                null,
                null);
    }
}
