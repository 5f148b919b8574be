package org.sightline.ingest.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import org.sightline.kit.outbox.Fact;

/** Messages into the kit's outbox from plain SQL transactions, which the kit's own {@code Outbox} does not join. */
final class OutboxRows {

    private static final ObjectMapper JSON =
            new ObjectMapper().registerModule(new JavaTimeModule()).disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private OutboxRows() {}

    /** Adds a message to the present transaction; the kit's relay sends it within a second after the commit. */
    static void add(Connection connection, String topic, String key, String type, String correlationId, Object payload)
            throws SQLException {
        Fact fact = Fact.of(topic, key, type, correlationId, write(payload));
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into outbox (event_id, topic, msg_key, type, occurred_at, correlation_id, payload) values (?, ?, ?, ?, ?, ?, ?)")) {
            insert.setObject(1, fact.id());
            insert.setString(2, fact.topic());
            insert.setString(3, fact.key());
            insert.setString(4, fact.type());
            insert.setTimestamp(5, Timestamp.from(fact.time()));
            insert.setString(6, fact.correlationId());
            insert.setString(7, fact.json());
            insert.executeUpdate();
        }
    }

    private static String write(Object payload) {
        try {
            return JSON.writeValueAsString(payload);
        } catch (JsonProcessingException never) {
            throw new IllegalStateException(never);
        }
    }
}
