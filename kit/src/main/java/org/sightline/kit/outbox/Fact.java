package org.sightline.kit.outbox;

import java.time.Instant;
import java.util.UUID;

/**
 * A message to be sent: what is now true of one thing.
 *
 * @param id the event's id, made once and the same at every attempt to send
 * @param topic without any prefix
 * @param key the thing's id
 * @param type for example {@code finding.changed.v1}
 * @param time when it became true, UTC
 * @param correlationId null where the work has none
 * @param json the payload; null means that the thing is gone (a tombstone)
 */
public record Fact(UUID id, String topic, String key, String type, Instant time, String correlationId, String json) {

    /** A fact of now. */
    public static Fact of(String topic, String key, String type, String correlationId, String json) {
        return new Fact(UUID.randomUUID(), topic, key, type, Instant.now(), correlationId, json);
    }
}
