package org.sightline.ingest.run;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.sightline.ingest.line.LineStore;
import org.sightline.ingest.reject.Reject;
import org.sightline.ingest.row.Batch;

/** What batches that were stored and sent add to an import, until the next transaction writes it. */
final class Progress {

    private final UUID importId;
    private final List<Step> steps = new ArrayList<>();
    private final List<Reject> rejects = new ArrayList<>();
    private Counts counts = Counts.NONE;
    private BigDecimal total = BigDecimal.ZERO;
    private long checkpoint;
    private long bytesDone;

    Progress(UUID importId) {
        this.importId = importId;
    }

    void add(Batch batch, LineStore.Stored stored) {
        checkpoint = batch.end().row();
        bytesDone = batch.end().bytes();
        counts = counts.plus(Counts.of(batch, stored));
        total = total.add(batch.total());
        rejects.addAll(batch.rejects());
        steps.add(Step.of(Step.Kind.CHECKED, importId, batch, stored));
    }

    /** The steps that are true when this is written. */
    List<Step> steps() {
        return steps;
    }

    List<Reject> rejects() {
        return rejects;
    }

    Counts counts() {
        return counts;
    }

    /** The sum of the amounts of the rows that were taken. */
    BigDecimal total() {
        return total;
    }

    /** The last row that is stored and sent; 0 where no batch was added. */
    long checkpoint() {
        return checkpoint;
    }

    /** Bytes of the text up to there; 0 where no batch was added. */
    long bytesDone() {
        return bytesDone;
    }
}
