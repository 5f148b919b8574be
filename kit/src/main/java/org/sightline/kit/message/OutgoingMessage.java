package org.sightline.kit.message;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.trace.Trace;

/**
 * A message to be sent: what is now true of one thing.
 *
 * @param id the event's id, made once and the same at every attempt to send
 * @param topic without any prefix
 * @param key the thing's id
 * @param type for example {@code finding.changed.v1}
 * @param time when it became true, UTC
 * @param correlationId null where the work has none
 * @param traceparent the place in the trace that the work has; null where traces are off
 * @param json the payload; null means that the thing is gone (a tombstone)
 */
public record OutgoingMessage(
        UUID id,
        String topic,
        String key,
        String type,
        Instant time,
        @Nullable String correlationId,
        @Nullable String traceparent,
        @Nullable String json) {

    /** A message about what became true now. */
    public static OutgoingMessage of(
            String topic, String key, String type, @Nullable String correlationId, @Nullable String json) {
        return new OutgoingMessage(
                UUID.randomUUID(), topic, key, type, Instant.now(), correlationId, Trace.current(), json);
    }
}
