package org.sightline.kit.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.util.Collection;
import java.util.List;
import org.sightline.kit.correlation.Correlation;
import org.sightline.kit.fault.FaultPoint;
import org.sightline.kit.message.OutgoingMessage;
import org.sightline.kit.sql.Sql;

/**
 * Where messages wait, written in the same transaction as the change that they tell of; {@link OutboxRelay} sends
 * them. The tables are in {@code outbox.sql.txt} beside this class and belong into each service's migrations.
 */
@ApplicationScoped
public class Outbox {

    private final Sql sql;
    private final ObjectMapper json;
    private final TransactionSynchronizationRegistry transaction;
    private final OutboxRelay relay;

    Outbox(Sql sql, ObjectMapper json, TransactionSynchronizationRegistry transaction, OutboxRelay relay) {
        this.sql = sql;
        this.json = json;
        this.transaction = transaction;
        this.relay = relay;
    }

    /**
     * Adds a message to the running transaction.
     *
     * @param payload what is now true, a record that Jackson can write
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void append(String topic, String key, String type, Object payload) {
        append(OutgoingMessage.of(topic, key, type, Correlation.current(), write(payload)));
    }

    /** Adds a message that is ready to the running transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void append(OutgoingMessage message) {
        append(List.of(message));
    }

    /** Adds many messages that are ready, in one go: one at a time each costs a round trip. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void append(Collection<OutgoingMessage> messages) {
        if (!messages.isEmpty()) {
            FaultPoint.reached("outbox.before-append", FaultPoint.Failure.DATABASE);
            insert(sql, messages);
            FaultPoint.reached("outbox.appended", FaultPoint.Failure.DATABASE);
            relayAfterCommit();
        }
    }

    /**
     * Writes messages into the outbox of this connection's transaction, for workers that hold their own. The relay
     * finds them by itself within a second.
     */
    public static void insert(Connection connection, Collection<OutgoingMessage> messages) {
        insert(Sql.on(connection), messages);
    }

    private static void insert(Sql sql, Collection<OutgoingMessage> messages) {
        sql.batch(
                """
                insert into outbox (event_id, topic, msg_key, type, occurred_at, correlation_id, traceparent, payload)
                values (:id, :topic, :key, :type, :time, :correlation, :traceparent, :json)\
                """,
                messages,
                (row, message) -> row.with("id", message.id())
                        .with("topic", message.topic())
                        .with("key", message.key())
                        .with("type", message.type())
                        .with("time", message.time())
                        .with("correlation", message.correlationId())
                        .with("traceparent", message.traceparent())
                        .with("json", message.json()));
    }

    private void relayAfterCommit() {
        if (transaction.getResource(Outbox.class) != null) {
            return;
        }
        transaction.putResource(Outbox.class, true);
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // Nothing to do before the commit: the rows are part of it.
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    relay.wake();
                }
            }
        });
    }

    private String write(Object payload) {
        try {
            return json.writeValueAsString(payload);
        } catch (JsonProcessingException cannot) {
            throw new IllegalStateException("A message could not be written as JSON: " + payload.getClass(), cannot);
        }
    }
}
