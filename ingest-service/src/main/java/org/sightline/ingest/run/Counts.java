package org.sightline.ingest.run;

import org.sightline.ingest.line.LineStore;
import org.sightline.ingest.row.Batch;

/**
 * How many rows became what.
 *
 * @param read without blank ones
 * @param accepted became new lines
 * @param updated changed lines
 * @param unchanged said what was there already, or what a row above said
 * @param rejected were not taken
 */
record Counts(long read, long accepted, long updated, long unchanged, long rejected) {

    static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    /** What became of the rows of a batch that is stored. */
    static Counts of(Batch batch, LineStore.Stored stored) {
        return new Counts(
                batch.rows().read(),
                stored.accepted(),
                stored.updated(),
                stored.unchanged() + batch.rows().repeated(),
                batch.rows().rejected());
    }

    Counts plus(Counts more) {
        return new Counts(
                read + more.read,
                accepted + more.accepted,
                updated + more.updated,
                unchanged + more.unchanged,
                rejected + more.rejected);
    }

    /** Whether any line was added or changed. */
    boolean changedAnything() {
        return accepted + updated > 0;
    }
}
