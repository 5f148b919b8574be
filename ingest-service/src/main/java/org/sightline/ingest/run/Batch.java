package org.sightline.ingest.run;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.sightline.ingest.line.LineContent;
import org.sightline.ingest.upload.Reject;

/** Some rows of a file that are stored together. Filled by one thread, then read by others. */
final class Batch {

    /**
     * A row that can become a line.
     *
     * @param buyer the buyer's normalised name
     * @param hash of the content
     */
    record Candidate(UUID id, UUID hash, long row, String buyer, LineContent content) {}

    final List<Candidate> candidates = new ArrayList<>();
    final List<Reject> rejects = new ArrayList<>();
    /** Rows that were read, without blank ones. */
    int read;
    /** Rows that were not taken. */
    int rejected;
    /** Rows that say again what a row above says under the same key. */
    int repeated;
    /** The number of the last record, blank ones counted too. */
    long lastRow;
    /** Bytes of the text read so far. */
    long bytesDone;
    /** Whether the file ends here. */
    boolean last;
    /** Why the file cannot be read on after this batch; null where it can. */
    RuntimeException failure;
}
