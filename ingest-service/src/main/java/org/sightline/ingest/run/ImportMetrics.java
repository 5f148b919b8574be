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
            add("accepted", step.accepted());
            add("updated", step.updated());
            add("unchanged", step.unchanged());
            add("rejected", step.rejected());
        }
    }

    private void add(String outcome, int rows) {
        meters.counter("sightline.ingest.rows", "outcome", outcome).increment(rows);
    }
}
