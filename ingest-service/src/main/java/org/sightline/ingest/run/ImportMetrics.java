package org.sightline.ingest.run;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Counts rows by what became of them. */
@ApplicationScoped
class ImportMetrics {

    private final MeterRegistry meters;

    ImportMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    void count(@Observes Step step) {
        if (step.kind() == Step.Kind.CHECKED) {
            Counts counts = step.counts();
            add("accepted", counts.accepted());
            add("updated", counts.updated());
            add("unchanged", counts.unchanged());
            add("rejected", counts.rejected());
        }
    }

    private void add(String outcome, long rows) {
        meters.counter("sightline.ingest.rows", "outcome", outcome).increment((double) rows);
    }
}
