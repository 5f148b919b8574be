package org.sightline.ingest.journey;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.column.Mapping;
import org.sightline.ingest.row.ImportJob;
import org.sightline.ingest.upload.ImportStatus;
import org.sightline.ingest.upload.ImportTask;
import org.sightline.kit.json.Json;
import org.sightline.kit.sql.Row;
import org.sightline.kit.sql.Sql;
import org.sightline.tabular.Layout;

/** Imports, their previews and their revisions, for requests. */
@ApplicationScoped
class JourneyRepository {

    private static final int MOST_NAMES = 100;

    private final Sql sql;

    JourneyRepository(Sql sql) {
        this.sql = sql;
    }

    /**
     * Where an import stands, for a change.
     *
     * @param begun whether any of its rows may have been taken
     */
    record Standing(UUID id, String sourceId, ImportStatus status, int revision, boolean begun) {

        int version() {
            return status.version(revision);
        }
    }

    /** Where the import stands; nobody else changes it until the transaction ends. */
    Optional<Standing> lock(UUID id) {
        return sql.query("""
                select id, source_id, status, revision, started_at is not null as begun from import
                where id = :id for update""")
                .with("id", id)
                .first(row -> new Standing(
                        row.requiredUuid("id"),
                        row.requiredText("source_id"),
                        ImportStatus.of(row.requiredText("status")),
                        row.integer("revision"),
                        row.flag("begun")));
    }

    /** Lets an import wait for its turn. */
    void queue(UUID id, ImportTask task, int revision, String message, @Nullable String correlation, Instant now) {
        sql.query("""
                update import set status = 'received', task = :task, revision = :revision, message = :message,
                    correlation_id = coalesce(:correlation, correlation_id), queued_at = :now
                where id = :id""")
                .with("task", task.word())
                .with("revision", revision)
                .with("message", message)
                .with("correlation", correlation)
                .with("now", now)
                .with("id", id)
                .change();
    }

    /** Notes who wants an import taken back or applied again. */
    void note(Standing before, ImportTask task, int revision, String reason, String askedBy, Instant now) {
        sql.query("""
                insert into import_revision (import_id, revision, kind, reason, asked_by, asked_at, status_before)
                select :id, :revision, :kind, :reason, :askedBy, :now,
                    case when cast(:kind as text) = 'undo' then :status else (
                        select status_before from import_revision
                        where import_id = :id and kind = 'undo' order by revision desc limit 1) end""")
                .with("id", before.id())
                .with("revision", revision)
                .with("kind", task.word())
                .with("reason", reason)
                .with("askedBy", askedBy)
                .with("now", now)
                .with("status", before.status().word())
                .change();
    }

    Optional<Preview> preview(UUID id) {
        return sql.query("select preview from import where id = :id and preview is not null")
                .with("id", id)
                .first(row -> row.requiredText("preview"))
                .map(json -> Json.read(json, Preview.class));
    }

    /** How the file of an import is read. */
    Optional<ImportJob> job(UUID id) {
        return sql.query("""
                select i.id, i.source_id, s.name, i.sha256, i.layout, i.mapping
                from import i join source s on s.id = i.source_id where i.id = :id""")
                .with("id", id)
                .first(row -> new ImportJob(
                        row.requiredUuid("id"),
                        row.requiredText("source_id"),
                        row.requiredText("name"),
                        row.requiredText("sha256"),
                        Json.read(row.requiredText("layout"), Layout.class),
                        Json.read(row.requiredText("mapping"), Mapping.class),
                        0,
                        false,
                        null));
    }

    Optional<Receipt> receipt(UUID id) {
        return sql.query("""
                select i.*,
                    (select count(*) from contract_line l where l.import_id = i.id and not l.withdrawn) as held,
                    (select count(*) from buyer b where b.import_id = i.id) as new_buyers
                from import i where i.id = :id""").with("id", id).first(this::receipt);
    }

    private Receipt receipt(Row row) {
        UUID id = row.requiredUuid("id");
        return new Receipt(
                id,
                row.requiredText("source_id"),
                row.requiredText("filename"),
                row.requiredText("sha256"),
                row.number("bytes"),
                row.requiredText("status"),
                row.number("read"),
                row.number("accepted"),
                row.number("updated"),
                row.number("unchanged"),
                row.number("rejected"),
                row.plainDecimal("total"),
                row.number("held"),
                row.number("new_buyers"),
                newBuyers(id),
                revisions(id),
                Receipt.Links.of(id),
                row.requiredText("started_by"),
                row.requiredInstant("received_at"),
                row.instant("started_at"),
                row.instant("finished_at"));
    }

    private List<String> newBuyers(UUID id) {
        return sql.query("select name from buyer where import_id = :id order by name limit :most")
                .with("id", id)
                .with("most", MOST_NAMES)
                .list(row -> row.requiredText("name"));
    }

    private List<Receipt.Revision> revisions(UUID id) {
        return sql.query("select * from import_revision where import_id = :id order by revision")
                .with("id", id)
                .list(row -> new Receipt.Revision(
                        row.integer("revision"),
                        row.requiredText("kind"),
                        row.requiredText("reason"),
                        row.requiredText("asked_by"),
                        row.requiredInstant("asked_at"),
                        row.instant("finished_at"),
                        row.number("withdrawn"),
                        row.number("changed")));
    }
}
