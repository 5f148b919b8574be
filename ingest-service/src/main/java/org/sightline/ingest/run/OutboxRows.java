package org.sightline.ingest.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.sightline.kit.message.OutgoingMessage;
import org.sightline.kit.outbox.Outbox;

/** Messages into the kit's outbox from plain SQL transactions, which the kit's own {@code Outbox} does not join. */
final class OutboxRows {

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private OutboxRows() {}

    /** Adds a message to the running transaction; the kit's relay sends it within a second after the commit. */
    static void add(Connection connection, String topic, String key, String type, String correlationId, Object payload)
            throws SQLException {
        Outbox.insert(connection, List.of(OutgoingMessage.of(topic, key, type, correlationId, write(payload))));
    }

    private static String write(Object payload) {
        try {
            return JSON.writeValueAsString(payload);
        } catch (JsonProcessingException never) {
            throw new IllegalStateException(never);
        }
    }
}
