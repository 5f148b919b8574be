package org.sightline.inventory.history;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.sightline.kit.retention.Retention;
import org.sightline.kit.sql.Sql;

/** Deletes changes of agencies and devices whose time is over; of each thing one of them stays. */
@ApplicationScoped
class HistoryRetention {

    private final Sql sql;
    private final Retention retention;
    private final int days;

    HistoryRetention(
            Sql sql,
            Retention retention,
            @ConfigProperty(name = "sightline.retention.history-days", defaultValue = "2557") int days) {
        this.sql = sql;
        this.retention = retention;
        this.days = days;
    }

    @Scheduled(every = "24h", delayed = "11m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void clean() {
        retention.delete(
                "history",
                days,
                oldest -> sql.query("select forget_history(:oldest)")
                        .with("oldest", oldest)
                        .number());
    }
}
