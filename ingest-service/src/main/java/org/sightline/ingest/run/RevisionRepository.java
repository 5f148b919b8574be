package org.sightline.ingest.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.sightline.ingest.column.Mapping;
import org.sightline.ingest.row.ImportJob;
import org.sightline.ingest.upload.ImportStatus;
import org.sightline.kit.json.Json;
import org.sightline.kit.sql.Row;
import org.sightline.kit.sql.Sql;
import org.sightline.tabular.Layout;

/**
 * What previews and revisions of imports read and write, on the connection that holds the source's lock. The lines that
 * a revision has still to decide on wait in a temporary table of the session.
 */
@ApplicationScoped
class RevisionRepository {

    private final Clock clock;

    RevisionRepository(Clock clock) {
        this.clock = clock;
    }

    /**
     * An import whose lines hold.
     *
     * @param lastRow the last row that was taken
     */
    record Applied(ImportJob job, long lastRow) {

        static Applied read(Row row) {
            ImportJob job = new ImportJob(
                    row.requiredUuid("id"),
                    row.requiredText("source_id"),
                    row.requiredText("name"),
                    row.requiredText("sha256"),
                    Json.read(row.requiredText("layout"), Layout.class),
                    Json.read(row.requiredText("mapping"), Mapping.class),
                    0,
                    true,
                    row.text("correlation_id"));
            return new Applied(job, row.number("checkpoint"));
        }
    }

    /** The imports of the source whose lines hold, without this one, the one that was loaded last first. */
    List<Applied> appliedBeside(Sql sql, ImportJob job) {
        return sql.query("""
                select i.*, s.name from import i join source s on s.id = i.source_id
                where i.source_id = :source and i.id <> :id and i.started_at is not null
                  and (i.status in ('done', 'failed', 'cancelled') or i.status <> 'undone' and i.task = 'undo')
                order by i.started_at desc, i.id""")
                .with("source", job.sourceId())
                .with("id", job.id())
                .list(Applied::read);
    }

    /** Whether this import was loaded after the other. */
    boolean isAfter(Sql sql, UUID id, UUID other) {
        return sql.query("""
                select 1 from import i, import o where i.id = :id and o.id = :other
                  and (i.started_at, o.id) > (o.started_at, i.id)""").with("id", id).with("other", other).exists();
    }

    /** Says that work is being done on an open import that is no load. */
    void begin(Sql sql, UUID id, String message) {
        sql.query("update open_import set status = 'running', message = :message where id = :id")
                .with("message", message)
                .with("id", id)
                .change();
    }

    /** Whether a person saw what the import would do before it was queued to be loaded. */
    boolean wasPreviewed(Sql sql, UUID id) {
        return sql.query("select 1 from import where id = :id and preview is not null")
                .with("id", id)
                .exists();
    }

    /** Keeps what an application of the import would do; from then on it waits for a person. */
    void keepPreview(Sql sql, UUID id, String preview, String message) {
        sql.query("""
                update open_import set status = :status, preview = cast(:preview as jsonb), message = :message
                where id = :id""")
                .with("status", ImportStatus.TO_APPLY.word())
                .with("preview", preview)
                .with("message", message)
                .with("id", id)
                .change();
    }

    /**
     * Lets an import that was cancelled while it was loaded be taken back as its next step, before other imports of its
     * source. Whoever cancelled it wanted the revision.
     */
    void takeBackCancelled(Sql sql, UUID id) {
        sql.query("""
                insert into import_revision (import_id, revision, kind, reason, asked_by, asked_at, status_before)
                select id, revision + 1, 'undo', 'It was cancelled while it was loaded.',
                    coalesce(cancel_wanted_by, started_by), :now, 'cancelled'
                from import where id = :id""").with("now", clock.instant()).with("id", id).change();
        sql.query("""
                update import set status = 'received', task = 'undo', revision = revision + 1, finished_at = :now,
                    message = 'Cancelled after ' || read || ' rows. What it had stored is taken back.'
                where id = :id""").with("now", clock.instant()).with("id", id).change();
    }

    /** Begins the list of undecided lines. */
    void beginList(Sql sql) {
        sql.query("create temporary table if not exists undecided_line (id uuid primary key)")
                .change();
        sql.query("truncate undecided_line").change();
    }

    /** Lists the lines that the import wrote last. */
    void listWrittenBy(Sql sql, UUID importId) {
        sql.query("""
                insert into undecided_line
                select id from contract_line where import_id = :import and not withdrawn""").with("import", importId).change();
    }

    void list(Sql sql, Collection<UUID> lines) {
        sql.query("insert into undecided_line select unnest(cast(:ids as uuid[])) on conflict do nothing")
                .with("ids", lines)
                .change();
    }

    boolean listIsEmpty(Sql sql) {
        return !sql.query("select 1 from undecided_line limit 1").exists();
    }

    /** Takes those of these lines off the list that are on it. */
    Set<UUID> decide(Sql sql, Collection<UUID> lines) {
        return new HashSet<>(sql.query("delete from undecided_line where id = any (:ids) returning id")
                .with("ids", lines)
                .list(row -> row.requiredUuid("id")));
    }

    /** Takes some lines off the list. */
    List<UUID> decideSome(Sql sql, int most) {
        return sql.query("""
                delete from undecided_line where id in (select id from undecided_line limit :most) returning id""").with("most", most).list(row -> row.requiredUuid("id"));
    }

    /** Counts lines that a revision changed. */
    void count(Sql sql, UUID id, int withdrawn, int changed) {
        sql.query("""
                update import_revision r set withdrawn = withdrawn + :withdrawn, changed = changed + :changed
                where import_id = :id and revision = (select revision from import where id = :id)""")
                .with("withdrawn", withdrawn)
                .with("changed", changed)
                .with("id", id)
                .change();
    }

    /** Ends the revision that the import is at. */
    void end(Sql sql, UUID id, boolean undone) {
        sql.query("""
                with ended as (
                    update import_revision set finished_at = :now
                    where import_id = :id and revision = (select revision from import where id = :id)
                    returning withdrawn, changed, status_before)
                update open_import i set
                    status = case when :undone then 'undone' else ended.status_before end,
                    message = case when :undone
                        then case when ended.status_before = 'cancelled'
                                then 'Cancelled after ' || i.read || ' rows, and taken back. ' else 'Taken back. ' end
                            || ended.withdrawn || ' lines are withdrawn, ' || ended.changed
                            || ' say again what other files say.'
                        else 'Applied again. ' || ended.changed || ' lines say again what the file says.' end
                from ended where i.id = :id""")
                .with("now", clock.instant())
                .with("id", id)
                .with("undone", undone)
                .change();
    }

    /** Whether messages of lines wait to be sent. */
    boolean linesWait(Sql sql) {
        return sql.query("select 1 from outbox where topic = 'contract-lines' limit 1")
                .exists();
    }
}
