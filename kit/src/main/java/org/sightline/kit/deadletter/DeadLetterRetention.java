package org.sightline.kit.deadletter;

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
 * Deletes messages that were set aside and that somebody decided on long ago. What is open stays until somebody decides.
 * What was deleted stands in the table {@code deletion}.
 */
@ApplicationScoped
class DeadLetterRetention {

    private static final Logger LOG = Logger.getLogger(DeadLetterRetention.class);
    private static final RowScope JOB = RowScope.job("retention");

    private final Sql sql;
    private final Clock clock;
    private final int days;

    DeadLetterRetention(
            Sql sql,
            Clock clock,
            @ConfigProperty(name = "sightline.retention.set-aside-days", defaultValue = "365") int days) {
        this.sql = sql;
        this.clock = clock;
        this.days = days;
    }

    @Scheduled(every = "24h", delayed = "12m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void clean() {
        Instant now = clock.instant();
        Instant oldest = now.minus(Duration.ofDays(days));
        long deleted = sql.as(JOB, () -> sql.inTransaction(() -> delete(now, oldest)));
        if (deleted > 0) {
            LOG.infof("Deleted what is no longer kept: %d messages that were set aside", deleted);
        }
    }

    private long delete(Instant now, Instant oldest) {
        long deleted = sql.query("delete from dead_letter where state <> 'open' and decided_at < :oldest")
                .with("oldest", oldest)
                .change();
        if (deleted > 0) {
            sql.query("""
                    insert into deletion (deleted_at, kind, items, ended_before)
                    values (:now, 'set_aside_message', :items, :oldest)""")
                    .with("now", now)
                    .with("items", deleted)
                    .with("oldest", oldest)
                    .change();
        }
        return deleted;
    }
}
