package org.sightline.kit.deadletter;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.sightline.kit.retention.Retention;
import org.sightline.kit.sql.Sql;

/** Deletes messages that were set aside and that somebody decided on long ago. What is open stays until somebody decides. */
@ApplicationScoped
class DeadLetterRetention {

    private final Sql sql;
    private final Retention retention;
    private final int days;

    DeadLetterRetention(
            Sql sql,
            Retention retention,
            @ConfigProperty(name = "sightline.retention.set-aside-days", defaultValue = "365") int days) {
        this.sql = sql;
        this.retention = retention;
        this.days = days;
    }

    @Scheduled(every = "24h", delayed = "12m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void clean() {
        retention.delete(
                "set_aside_message",
                days,
                oldest -> sql.query("delete from dead_letter where state <> 'open' and decided_at < :oldest")
                        .with("oldest", oldest)
                        .change());
    }
}
