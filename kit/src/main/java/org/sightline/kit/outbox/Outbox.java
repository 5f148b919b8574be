package org.sightline.kit.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import org.hibernate.Session;
import org.sightline.kit.correlation.Correlation;

/**
 * Where messages wait, written in the same transaction as the change that they tell of; {@link OutboxRelay} sends
 * them. The table is in {@code outbox.sql.txt} beside this class and belongs into each service's first migration.
 */
@ApplicationScoped
public class Outbox {

    private static final int AT_A_TIME = 250;

    private final EntityManager entities;
    private final ObjectMapper json;
    private final TransactionSynchronizationRegistry transaction;
    private final OutboxRelay relay;

    Outbox(
            EntityManager entities,
            ObjectMapper json,
            TransactionSynchronizationRegistry transaction,
            OutboxRelay relay) {
        this.entities = entities;
        this.json = json;
        this.transaction = transaction;
        this.relay = relay;
    }

    /**
     * Adds a message to the present transaction.
     *
     * @param payload what is now true, a record that Jackson can write
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void append(String topic, String key, String type, Object payload) {
        append(Fact.of(topic, key, type, Correlation.current(), write(payload)));
    }

    /** Adds a message that is ready to the present transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void append(Fact fact) {
        entities.createNativeQuery(
                        "insert into outbox (event_id, topic, msg_key, type, occurred_at, correlation_id, payload)"
                                + " values (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
                .setParameter(1, fact.id())
                .setParameter(2, fact.topic())
                .setParameter(3, fact.key())
                .setParameter(4, fact.type())
                .setParameter(5, fact.time())
                .setParameter(6, fact.correlationId())
                .setParameter(7, fact.json())
                .executeUpdate();
        relayAfterCommit();
    }

    /** Adds many messages that are ready, in one go: one at a time each costs a round trip and a look at all that changed. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void append(Collection<Fact> facts) {
        if (facts.isEmpty()) {
            return;
        }
        entities.unwrap(Session.class).doWork(connection -> insert(connection, facts));
        relayAfterCommit();
    }

    /**
     * Writes messages into the outbox of this connection's transaction, for who works without Hibernate. The relay
     * finds them by itself within a second.
     */
    public static void insert(Connection connection, Collection<Fact> facts) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into outbox (event_id, topic, msg_key, type, occurred_at, correlation_id, payload) values (?, ?, ?, ?, ?, ?, ?)")) {
            int waiting = 0;
            for (Fact fact : facts) {
                insert.setObject(1, fact.id());
                insert.setString(2, fact.topic());
                insert.setString(3, fact.key());
                insert.setString(4, fact.type());
                insert.setObject(5, fact.time().atOffset(ZoneOffset.UTC));
                insert.setString(6, fact.correlationId());
                insert.setString(7, fact.json());
                insert.addBatch();
                if (++waiting % AT_A_TIME == 0) {
                    // The driver holds what waits in memory.
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
    }

    private void relayAfterCommit() {
        if (transaction.getResource(Outbox.class) != null) {
            return;
        }
        transaction.putResource(Outbox.class, Boolean.TRUE);
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
