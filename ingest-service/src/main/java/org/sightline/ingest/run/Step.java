package org.sightline.ingest.run;

import java.util.UUID;
import org.sightline.ingest.line.LineStore;
import org.sightline.ingest.row.Batch;

/**
 * A step that a running import has taken, fired as a CDI event in the thread of the import; what an observer throws
 * ends the attempt, and the import goes on from its checkpoint.
 *
 * @param lastRow of the batch
 * @param counts of the batch
 */
record Step(Kind kind, UUID importId, long lastRow, Counts counts) {

    /** What was done with the batch. */
    public enum Kind {
        /** Its lines are in the database. */
        STORED,
        /** Its messages are with the broker. */
        SENT,
        /** The checkpoint has moved past it. */
        CHECKED
    }

    static Step of(Kind kind, UUID importId, Batch batch, LineStore.Stored stored) {
        return new Step(kind, importId, batch.end().row(), Counts.of(batch, stored));
    }
}
