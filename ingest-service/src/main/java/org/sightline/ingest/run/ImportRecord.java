package org.sightline.ingest.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.sightline.ingest.line.Coverage;
import org.sightline.ingest.source.Mapping;
import org.sightline.ingest.upload.ImportStatus;
import org.sightline.tabular.Layout;

/**
 * What the worker knows of an import when an attempt begins.
 *
 * @param checkpoint the last row that is surely stored and sent
 * @param begunBefore whether an earlier attempt may have stored lines
 */
record ImportRecord(
        UUID id,
        String sourceId,
        String sourceName,
        String sha256,
        Layout layout,
        Mapping mapping,
        long checkpoint,
        boolean begunBefore,
        String correlationId) {

    /** The import, if it is still open; else null. */
    static ImportRecord open(Connection connection, UUID id, ObjectMapper json) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select i.source_id, s.name, i.sha256, i.layout, i.mapping, i.checkpoint, i.started_at is not null, i.correlation_id
                from import i join source s on s.id = i.source_id
                where i.id = ? and i.status in ('received', 'running', 'waiting')""")) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? new ImportRecord(
                                id,
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                read(json, row.getString(4), Layout.class),
                                read(json, row.getString(5), Mapping.class),
                                row.getLong(6),
                                row.getBoolean(7),
                                row.getString(8))
                        : null;
            }
        }
    }

    private static <T> T read(ObjectMapper json, String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException never) {
            throw new IllegalStateException("An import in the database cannot be read", never);
        }
    }

    /** Says that work is being done on it. */
    void begin(Connection connection, long contentBytes) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update import set status = 'running', message = 'Reading rows.', content_bytes = ?,
                    started_at = coalesce(started_at, now()) where id = ?""")) {
            update.setLong(1, contentBytes);
            update.setObject(2, id);
            update.executeUpdate();
        }
    }

    /** False only where the source surely has no line yet. */
    boolean sourceMayHaveLines(Connection connection) throws SQLException {
        if (begunBefore) {
            return true;
        }
        try (PreparedStatement select = connection.prepareStatement(
                "select exists (select 1 from import where source_id = ? and id <> ? and started_at is not null)")) {
            select.setString(1, sourceId);
            select.setObject(2, id);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    boolean cancelWanted(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select cancel_wanted from import where id = ?")) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /**
     * Ends it, and counts again what is held of each agency from its source, in the running transaction.
     *
     * @param unreadable why the rest of the file was not read; null where all was
     */
    void end(Connection connection, ImportStatus status, String unreadable) throws SQLException {
        Instant now = Instant.now();
        for (Coverage coverage : Coverage.count(connection, sourceId, sourceName, now)) {
            OutboxRows.add(connection, "coverage", coverage.key(), "coverage.changed.v1", correlationId, coverage);
        }
        try (PreparedStatement update = connection.prepareStatement("""
                update import set status = ?, finished_at = now(), message = case when ? is not null
                    then ? || case when accepted + updated > 0 then ' The rows before it were taken.' else '' end
                  when ? = 'cancelled' then 'Cancelled after ' || read || ' rows. What was taken stays.'
                  when rejected = 1 then 'Done. One row was rejected: see why, correct it and upload it.'
                  when rejected > 0 then 'Done. ' || rejected || ' rows were rejected: see why, correct them and upload them.'
                  when accepted + updated = 0 then 'Done. Nothing had changed.'
                  else 'Done.' end
                where id = ?""")) {
            update.setString(1, status.word());
            update.setString(2, unreadable);
            update.setString(3, unreadable);
            update.setString(4, status.word());
            update.setObject(5, id);
            update.executeUpdate();
        }
    }
}
