package org.sightline.ingest.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.sightline.ingest.column.Mapping;
import org.sightline.ingest.line.Coverage;
import org.sightline.ingest.line.CoverageRepository;
import org.sightline.ingest.reject.RejectRepository;
import org.sightline.ingest.row.ImportJob;
import org.sightline.ingest.upload.ImportStatus;
import org.sightline.ingest.upload.ImportTask;
import org.sightline.kit.json.Json;
import org.sightline.kit.message.OutgoingMessage;
import org.sightline.kit.outbox.Outbox;
import org.sightline.kit.sql.Row;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.kit.sql.SqlFailure;
import org.sightline.tabular.Layout;

/**
 * What the worker reads and writes of imports. Methods that take an {@link Sql} work on the connection that holds the
 * source's lock, so that a worker that lost the lock cannot write.
 */
@ApplicationScoped
class ImportJobRepository {

    private static final Logger LOG = Logger.getLogger(ImportJobRepository.class);

    /** Rejected rows that are kept of an import; further ones are counted. One batch may go beyond. */
    static final int MOST_REJECTED = 100_000;

    private static final String READING = "Reading rows.";

    private final Sql beside;
    private final Clock clock;

    ImportJobRepository(Sql sql, Clock clock) {
        this.beside = sql;
        this.clock = clock;
    }

    /**
     * An import that waits for work, or on which work is being done.
     *
     * @param left about how many bytes of the file are still to be read
     */
    record Open(UUID id, String sourceId, long left) {}

    /**
     * The open imports: of each source only the one that has waited longest, and of these the one with the least work left first,
     * so that a small file never waits for a large one.
     */
    List<Open> open(Sql sql) {
        return sql.query("""
                select id, source_id, remaining from (
                    select distinct on (source_id) id, source_id, queued_at,
                        case when task = 'load' and coalesce(content_bytes, 0) > 0
                             then (bytes::numeric * greatest(content_bytes - bytes_done, 0) / content_bytes)::bigint
                             else bytes end as remaining
                    from open_import
                    order by source_id, queued_at, id) first_of_source
                order by remaining, queued_at""")
                .list(row -> new Open(row.requiredUuid("id"), row.requiredText("source_id"), row.number("remaining")));
    }

    /** The import, if it is still open. */
    Optional<ImportJob> job(Sql sql, UUID id) {
        return sql.query("""
                select i.id, i.source_id, s.name, i.sha256, i.layout, i.mapping, i.checkpoint,
                    i.started_at is not null as begun, i.correlation_id
                from open_import i join source s on s.id = i.source_id
                where i.id = :id""").with("id", id).first(ImportJobRepository::job);
    }

    private static ImportJob job(Row row) {
        return new ImportJob(
                row.requiredUuid("id"),
                row.requiredText("source_id"),
                row.requiredText("name"),
                row.requiredText("sha256"),
                Json.read(row.requiredText("layout"), Layout.class),
                Json.read(row.requiredText("mapping"), Mapping.class),
                row.number("checkpoint"),
                row.flag("begun"),
                row.text("correlation_id"));
    }

    /** What is to be done with an open import. */
    ImportTask task(Sql sql, UUID id) {
        return ImportTask.of(sql.query("select task from open_import where id = :id")
                .with("id", id)
                .one(row -> row.requiredText("task")));
    }

    /** Says that work is being done on it. */
    void begin(Sql sql, UUID id, long contentBytes) {
        sql.query("""
                update import set status = :status, message = :message, content_bytes = :bytes,
                    started_at = coalesce(started_at, :now) where id = :id""")
                .with("status", ImportStatus.RUNNING.word())
                .with("message", READING)
                .with("bytes", contentBytes)
                .with("now", clock.instant())
                .with("id", id)
                .change();
    }

    /** False only where the source certainly has no line yet. */
    boolean sourceMayHaveLines(Sql sql, ImportJob job) {
        return job.begunBefore()
                || sql.query("""
                        select 1 from import
                        where source_id = :source and id <> :id and started_at is not null limit 1""")
                        .with("source", job.sourceId())
                        .with("id", job.id())
                        .exists();
    }

    /** Whether somebody wants it stopped, on a connection of its own. */
    boolean cancelWanted(UUID id) {
        return cancelWanted(beside, id);
    }

    boolean cancelWanted(Sql sql, UUID id) {
        return sql.query("select 1 from import where id = :id and cancel_wanted")
                .with("id", id)
                .exists();
    }

    /**
     * Moves the checkpoint and the counts, and keeps the rejects, in the connection's transaction.
     *
     * @return the counts of the whole import
     */
    Counts add(Sql sql, UUID id, Progress progress) {
        Counts counts = progress.counts();
        Counts all = sql.query("""
                update import set checkpoint = greatest(checkpoint, :checkpoint),
                    bytes_done = greatest(bytes_done, :bytes), read = read + :read, accepted = accepted + :accepted,
                    updated = updated + :updated, unchanged = unchanged + :unchanged, rejected = rejected + :rejected,
                    total = coalesce(total, 0) + :total
                where id = :id returning read, accepted, updated, unchanged, rejected""")
                .with("checkpoint", progress.checkpoint())
                .with("bytes", progress.bytesDone())
                .with("read", counts.read())
                .with("accepted", counts.accepted())
                .with("updated", counts.updated())
                .with("unchanged", counts.unchanged())
                .with("rejected", counts.rejected())
                .with("total", progress.total())
                .with("id", id)
                .one(row -> new Counts(
                        row.number("read"),
                        row.number("accepted"),
                        row.number("updated"),
                        row.number("unchanged"),
                        row.number("rejected")));
        if (all.rejected() - counts.rejected() < MOST_REJECTED) {
            RejectRepository.add(sql, id, progress.rejects());
        }
        return all;
    }

    /** The lines to whose funding somebody added since it was received; the import is locked until the transaction ends. */
    List<UUID> fundedMeanwhile(Sql sql, UUID id) {
        // First the lock: who adds funding just now is waited for, and the next statement sees it.
        sql.query("select 1 from import where id = :id for update")
                .with("id", id)
                .exists();
        return sql.query("select distinct unnest(funded) as line from import where id = :id")
                .with("id", id)
                .list(row -> row.requiredUuid("line"));
    }

    /** Ends it, and counts again what is held of each agency from its source, in the connection's transaction. */
    void end(Sql sql, ImportJob job, Ending ending) {
        tellCoverage(sql, job);
        end(sql, job.id(), ending);
    }

    /** Counts again what is held of each agency from the import's source, in the connection's transaction. */
    void tellCoverage(Sql sql, ImportJob job) {
        List<OutgoingMessage> messages =
                CoverageRepository.count(sql, job.sourceId(), job.sourceName(), clock.instant()).stream()
                        .map(coverage -> message(coverage, job))
                        .toList();
        sql.with(connection -> {
            Outbox.insert(connection, messages);
            return true;
        });
    }

    private static OutgoingMessage message(Coverage coverage, ImportJob job) {
        return OutgoingMessage.of(
                "coverage", coverage.key(), "coverage.changed.v1", job.correlationId(), Json.write(coverage));
    }

    /** Ends an open import, on a connection of its own. */
    void end(UUID id, Ending ending) {
        end(beside, id, ending);
    }

    /** Ends an open import at which every attempt failed; one that was to be taken back or applied again is as before. */
    void fail(UUID id, Exception failure) {
        boolean revised = beside.query("""
                update open_import i set message = :message,
                    status = case when i.task = 'undo' then r.status_before else 'undone' end
                from import_revision r
                where i.id = :id and i.task in ('undo', 'redo') and r.import_id = i.id and r.revision = i.revision""")
                        .with("message", "Every attempt failed: " + failure.getMessage() + ". Ask for it again.")
                        .with("id", id)
                        .change()
                > 0;
        if (!revised) {
            end(beside, id, Ending.failed(failure));
        }
    }

    private void end(Sql sql, UUID id, Ending ending) {
        sql.query("update open_import set status = :status, message = :message, finished_at = :now where id = :id")
                .with("status", ending.status().word())
                .with("message", ending.message())
                .with("now", clock.instant())
                .with("id", id)
                .change();
    }

    /** Says what an open import waits for, on a connection of its own; nothing depends on it. */
    void sayWaiting(UUID id, String message) {
        say(id, ImportStatus.WAITING, message);
    }

    /** Says that an open import goes on, on a connection of its own; nothing depends on it. */
    void sayRunning(UUID id) {
        say(id, ImportStatus.RUNNING, READING);
    }

    private void say(UUID id, ImportStatus status, String message) {
        try {
            // The sender says it too, which is another thread than the worker's.
            beside.as(
                    RowScope.job("import"),
                    () -> beside.query("update open_import set status = :status, message = :message where id = :id")
                            .with("status", status.word())
                            .with("message", message)
                            .with("id", id)
                            .change());
        } catch (SqlFailure away) {
            LOG.warnf("Import %s is %s, which could not be noted: %s", id, status.word(), away.getMessage());
        }
    }

    /** Leaves messages to the outbox's relay, on a connection of its own. */
    void leaveToRelay(List<OutgoingMessage> messages) {
        beside.with(connection -> {
            Outbox.insert(connection, messages);
            return true;
        });
    }
}
