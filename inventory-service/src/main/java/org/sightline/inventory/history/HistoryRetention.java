package org.sightline.inventory.history;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;

/**
 * Deletes changes of agencies and devices whose time is over; of each thing one of them stays. What was deleted stands in
 * the table {@code deletion}.
 */
@ApplicationScoped
class HistoryRetention {

    private static final Logger LOG = Logger.getLogger(HistoryRetention.class);
    private static final RowScope JOB = RowScope.job("retention");

    private final Sql sql;
    private final Clock clock;
    private final int days;

    HistoryRetention(
            Sql sql,
            Clock clock,
            @ConfigProperty(name = "sightline.retention.history-days", defaultValue = "2557") int days) {
        this.sql = sql;
        this.clock = clock;
        this.days = days;
    }

    @Scheduled(every = "24h", delayed = "11m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void clean() {
        Instant now = clock.instant();
        Instant oldest = now.minus(Duration.ofDays(days));
        long deleted = sql.as(JOB, () -> sql.inTransaction(() -> delete(now, oldest)));
        if (deleted > 0) {
            LOG.infof("Deleted what is no longer kept: %d changes", deleted);
        }
    }

    private long delete(Instant now, Instant oldest) {
        long deleted = sql.query("select forget_history(:oldest)")
                .with("oldest", oldest)
                .number();
        if (deleted > 0) {
            sql.query("""
                    insert into deletion (deleted_at, kind, items, ended_before)
                    values (:now, 'history', :items, :oldest)""")
                    .with("now", now)
                    .with("items", deleted)
                    .with("oldest", oldest)
                    .change();
        }
        return deleted;
    }
}
