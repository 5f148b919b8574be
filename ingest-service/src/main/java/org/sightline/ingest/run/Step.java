package org.sightline.ingest.run;

import java.util.UUID;

/**
 * A step that a running import has taken, fired as a CDI event in the thread of the import; what an observer throws
 * ends the attempt, and the import goes on from its checkpoint.
 *
 * @param rows in the batch
 */
public record Step(
        Kind kind, UUID importId, long lastRow, int rows, int accepted, int updated, int unchanged, int rejected) {

    /** What was done with the batch. */
    public enum Kind {
        /** Its lines are in the database. */
        STORED,
        /** Its messages are with the broker. */
        SENT,
        /** The checkpoint has moved past it. */
        CHECKED
    }
}
