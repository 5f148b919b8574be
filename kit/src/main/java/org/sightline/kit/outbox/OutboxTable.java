package org.sightline.kit.outbox;

import java.util.List;
import org.sightline.kit.deadletter.DeadLetterRepository;
import org.sightline.kit.message.OutgoingMessage;
import org.sightline.kit.sql.Row;
import org.sightline.kit.sql.Sql;

/** The rows of the outbox, as the relay sees them. */
record OutboxTable(Sql sql) {

    /**
     * The most rows that are read at a time. While a long transaction runs, every read passes over all that was sent since
     * it began, so few large reads cost much less than many small ones.
     */
    static final int BATCH = 5_000;

    /** The most bytes of payloads that are read at a time; one message is always read. */
    static final int BATCH_BYTES = 16 * 1024 * 1024;

    private static final long LOCK = 7_316_889_200_216L;

    record Waiting(long id, OutgoingMessage message) {}

    /** Fails with what to do where a service lacks the tables. */
    static void require(Sql sql) {
        if (sql.query("select 1 where to_regclass('outbox') is null").exists()) {
            throw new IllegalStateException("The table outbox is missing. Add a migration with what stands in kit's"
                    + " org/sightline/kit/outbox/outbox.sql.txt.");
        }
        DeadLetterRepository.require(sql);
    }

    /** Whether this instance sends now; until the transaction ends. */
    boolean lock() {
        return sql.query("select pg_try_advisory_xact_lock(:lock) as got")
                .with("lock", LOCK)
                .one(row -> row.flag("got"));
    }

    List<Waiting> next() {
        return sql.query("""
                        select id, event_id, topic, msg_key, type, occurred_at, correlation_id, traceparent, payload
                        from (select o.*, sum(coalesce(octet_length(payload), 0)) over (order by id) as bytes,
                                row_number() over (order by id) as place
                            from (select * from outbox order by id limit :most) o) waiting
                        where bytes <= :bytes or place = 1 order by id\
                        """).with("most", BATCH).with("bytes", BATCH_BYTES).list(OutboxTable::waiting);
    }

    private static Waiting waiting(Row row) {
        return new Waiting(
                row.number("id"),
                new OutgoingMessage(
                        row.requiredUuid("event_id"),
                        row.requiredText("topic"),
                        row.requiredText("msg_key"),
                        row.requiredText("type"),
                        row.requiredInstant("occurred_at"),
                        row.text("correlation_id"),
                        row.text("traceparent"),
                        row.text("payload")));
    }

    void delete(List<Waiting> rows) {
        if (!rows.isEmpty()) {
            sql.query("delete from outbox where id = any(:ids)")
                    .with("ids", rows.stream().map(Waiting::id).toList())
                    .change();
        }
    }
}
