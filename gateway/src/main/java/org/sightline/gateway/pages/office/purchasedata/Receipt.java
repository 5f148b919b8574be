package org.sightline.gateway.pages.office.purchasedata;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a file, as ingest-service says it. */
record Receipt(
        String sha256,
        long rows,
        @Nullable String total,
        long held,
        long newBuyers,
        List<String> newBuyerNames,
        List<Revision> revisions) {

    /** A time that the import was taken back or applied again. */
    record Revision(
            int revision,
            String kind,
            String reason,
            String askedBy,
            Instant askedAt,
            @Nullable Instant finishedAt,
            long withdrawn,
            long changed) {

        /** Whether it was taken back. */
        public boolean undo() {
            return kind.equals("undo");
        }
    }
}
