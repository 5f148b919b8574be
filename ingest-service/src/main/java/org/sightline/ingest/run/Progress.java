package org.sightline.ingest.run;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.sightline.ingest.line.LineStore;
import org.sightline.ingest.upload.Reject;

/** What batches that were stored and sent add to an import, until the next transaction writes it. */
final class Progress {

    private final UUID importId;
    private final List<Step> steps = new ArrayList<>();
    private final List<Reject> rejects = new ArrayList<>();
    private long checkpoint;
    private long bytesDone;
    private long read;
    private long accepted;
    private long updated;
    private long unchanged;
    private long rejected;

    Progress(UUID importId) {
        this.importId = importId;
    }

    void add(Batch batch, LineStore.Stored stored) {
        checkpoint = batch.lastRow;
        bytesDone = batch.bytesDone;
        read += batch.read;
        accepted += stored.accepted();
        updated += stored.updated();
        unchanged += stored.unchanged() + batch.repeated;
        rejected += batch.rejected;
        rejects.addAll(batch.rejects);
        steps.add(step(Step.Kind.CHECKED, importId, batch, stored));
    }

    static Step step(Step.Kind kind, UUID importId, Batch batch, LineStore.Stored stored) {
        return new Step(
                kind,
                importId,
                batch.lastRow,
                batch.read,
                stored.accepted(),
                stored.updated(),
                stored.unchanged() + batch.repeated,
                batch.rejected);
    }

    boolean isEmpty() {
        return steps.isEmpty();
    }

    List<Step> steps() {
        return steps;
    }

    /** Moves the checkpoint and the counts, and keeps the rejects, in the running transaction. */
    void write(Connection connection) throws SQLException {
        if (isEmpty()) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement("""
                update import set checkpoint = ?, bytes_done = ?, read = read + ?, accepted = accepted + ?,
                    updated = updated + ?, unchanged = unchanged + ?, rejected = rejected + ? where id = ?""")) {
            long[] values = {checkpoint, bytesDone, read, accepted, updated, unchanged, rejected};
            for (int i = 0; i < values.length; i++) {
                update.setLong(i + 1, values[i]);
            }
            update.setObject(values.length + 1, importId);
            update.executeUpdate();
        }
        writeRejects(connection);
    }

    private void writeRejects(Connection connection) throws SQLException {
        if (rejects.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into reject (import_id, row_no, place, column_name, code, reason, value, raw) values (?, ?, ?, ?, ?, ?, ?, ?)")) {
            int place = 0;
            long row = -1;
            for (Reject reject : rejects) {
                place = reject.row() == row ? place + 1 : 0;
                row = reject.row();
                insert.setObject(1, importId);
                insert.setLong(2, row);
                insert.setInt(3, place);
                insert.setString(4, storable(reject.column()));
                insert.setString(5, reject.code());
                insert.setString(6, storable(reject.reason()));
                insert.setString(7, storable(reject.value()));
                insert.setString(8, storable(reject.raw()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** PostgreSQL has no zero character in texts. */
    private static String storable(String text) {
        return text == null ? null : text.replace('\u0000', ' ');
    }
}
