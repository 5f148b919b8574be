package org.sightline.gateway.column;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Loads the columns when the service has started, and keeps them near the table, so that no answer waits for much. */
@ApplicationScoped
class ColumnJob {

    private static final Logger LOG = Logger.getLogger(ColumnJob.class);

    private final PurchaseColumns columns;

    ColumnJob(PurchaseColumns columns) {
        this.columns = columns;
    }

    void start(@Observes StartupEvent event, MeterRegistry metrics) {
        metrics.gauge("sightline.columns.purchases", columns, PurchaseColumns::held);
    }

    @Scheduled(every = "${sightline.views.columns-every:5S}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void refresh() {
        try {
            columns.refresh();
        } catch (RuntimeException away) {
            LOG.warnf(
                    away,
                    "The columns of counted purchases could not be read; the database answers or is away: %s",
                    away.getMessage());
        }
    }

    @Scheduled(every = "24h", delayed = "14m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forgetGone() {
        columns.forgetGone();
    }
}
