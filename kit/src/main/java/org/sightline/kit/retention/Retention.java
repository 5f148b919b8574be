package org.sightline.kit.retention;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;

/** Deletes what is older than it is kept, and says in the table {@code deletion} how much of which kind that was. */
@ApplicationScoped
public class Retention {

    private static final Logger LOG = Logger.getLogger(Retention.class);
    private static final RowScope JOB = RowScope.job("retention");

    private final Sql sql;
    private final Clock clock;

    Retention(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Deletes what ended before a moment, in the running transaction, and says how much. */
    public interface Deletion {
        long before(Instant oldest);
    }

    /**
     * Deletes in a transaction of the job, over the rows of all agencies.
     *
     * @param kind what the table calls it, such as {@code history}
     * @param days how long it is kept
     */
    public void delete(String kind, int days, Deletion deletion) {
        Instant now = clock.instant();
        Instant oldest = now.minus(Duration.ofDays(days));
        long deleted = sql.as(
                JOB,
                () -> sql.inTransaction(() -> {
                    long items = deletion.before(oldest);
                    if (items > 0) {
                        record(now, kind, items, oldest);
                    }
                    return items;
                }));
        if (deleted > 0) {
            LOG.infof("Deleted what is no longer kept: %d of kind %s", deleted, kind);
        }
    }

    private void record(Instant now, String kind, long items, Instant oldest) {
        sql.query("""
                        insert into deletion (deleted_at, kind, items, ended_before)
                        values (:now, :kind, :items, :oldest)""")
                .with("now", now)
                .with("kind", kind)
                .with("items", items)
                .with("oldest", oldest)
                .change();
    }
}
