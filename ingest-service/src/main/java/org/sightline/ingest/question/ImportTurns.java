package org.sightline.ingest.question;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.message.TopicsThere;
import org.sightline.kit.outbox.Outbox;
import org.sightline.kit.outbox.Retold;
import org.sightline.kit.sql.Row;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;

/**
 * Tells which imports wait for a person. It compares what each asks now with what was told last, so whatever moves an import
 * need not say so.
 */
@ApplicationScoped
class ImportTurns implements Retold {

    private static final Logger LOG = Logger.getLogger(ImportTurns.class);
    private static final RowScope JOB = RowScope.job("imports that ask");
    private static final int SOME = 500;

    private static final String CHANGED = """
            with changed as (
                select id, case when status in ('needs_mapping', 'to_apply') then status end as asks
                from import
                where (status in ('needs_mapping', 'to_apply') or told_asks is not null)
                  and told_asks is distinct from case when status in ('needs_mapping', 'to_apply') then status end
                order by id limit :most for update skip locked)
            update import i set told_asks = changed.asks, told_version = i.told_version + 1
            from changed, source s
            where i.id = changed.id and s.id = i.source_id
            returning i.id, i.told_version, s.name as source_name, i.filename, i.started_by, i.received_at, i.told_asks""";

    private final Sql sql;
    private final Outbox outbox;
    private final TopicsThere topics;

    ImportTurns(Sql sql, Outbox outbox, TopicsThere topics) {
        this.sql = sql;
        this.outbox = outbox;
        this.topics = topics;
    }

    @Scheduled(
            every = "${sightline.asking-imports.tell-every:1S}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() {
        try {
            // Until the topic is there, which GET /api/system says, an outbox with messages for it would stand still.
            if (topics.has(ImportTurn.TOPIC)) {
                sql.as(JOB, () -> QuarkusTransaction.requiringNew().run(this::tell));
            }
        } catch (RuntimeException away) {
            LOG.warnf(away, "Nobody is told of imports that ask for now: %s", away.getMessage());
        }
    }

    private void tell() {
        sql.query(CHANGED).with("most", SOME).list(ImportTurns::turn).forEach(this::send);
    }

    @Override
    public @Nullable String tellAfter(@Nullable String key) {
        List<ImportTurn> some = sql.query("""
                        select i.id, i.told_version, s.name as source_name, i.filename, i.started_by, i.received_at, i.told_asks
                        from import i join source s on s.id = i.source_id
                        where i.told_version > 0 and cast(i.id as text) > :key
                        order by cast(i.id as text) limit :most""")
                .with("key", key == null ? "" : key)
                .with("most", SOME)
                .list(ImportTurns::turn);
        some.forEach(this::send);
        return some.isEmpty() ? null : some.getLast().id().toString();
    }

    private void send(ImportTurn turn) {
        outbox.append(ImportTurn.TOPIC, turn.id().toString(), ImportTurn.TYPE, turn);
    }

    private static ImportTurn turn(Row row) {
        return new ImportTurn(
                row.requiredUuid("id"),
                row.number("told_version"),
                row.requiredText("source_name"),
                row.requiredText("filename"),
                row.requiredText("started_by"),
                row.requiredInstant("received_at"),
                row.text("told_asks"));
    }
}
