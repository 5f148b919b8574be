package org.sightline.ingest.run;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** Counts rows by what became of them. */
@ApplicationScoped
class ImportMetrics {

    private static final String ACCEPTED = "accepted";
    private static final String UPDATED = "updated";
    private static final String UNCHANGED = "unchanged";
    private static final String REJECTED = "rejected";

    private final MeterRegistry meters;

    ImportMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    /** They are there from the start, at zero, so that the first rows are seen as an increase. */
    void start(@Observes StartupEvent event) {
        List.of(ACCEPTED, UPDATED, UNCHANGED, REJECTED).forEach(outcome -> add(outcome, 0));
    }

    void count(@Observes Step step) {
        if (step.kind() == Step.Kind.CHECKED) {
            Counts counts = step.counts();
            add(ACCEPTED, counts.accepted());
            add(UPDATED, counts.updated());
            add(UNCHANGED, counts.unchanged());
            add(REJECTED, counts.rejected());
        }
    }

    private void add(String outcome, long rows) {
        meters.counter("sightline.ingest.rows", "outcome", outcome).increment((double) rows);
    }
}
