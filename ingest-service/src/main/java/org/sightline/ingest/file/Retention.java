package org.sightline.ingest.file;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jboss.logging.Logger;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;

/**
 * Deletes what is no longer kept: raw files whose last import is long over or of which no import ever came, and rejected
 * rows. What was deleted stands in the table {@code deletion}.
 */
@ApplicationScoped
class Retention {

    private static final Logger LOG = Logger.getLogger(Retention.class);
    private static final RowScope JOB = RowScope.job("retention");

    private final Sql sql;
    private final RawFiles files;
    private final ImportSettings settings;
    private final Clock clock;

    Retention(Sql sql, RawFiles files, ImportSettings settings, Clock clock) {
        this.sql = sql;
        this.files = files;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(every = "24h", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void clean() throws IOException {
        Instant now = clock.instant();
        cleanFiles(now, now.minus(Duration.ofDays(settings.keepDays())));
        cleanRejects(now, now.minus(Duration.ofDays(settings.keepRejectsDays())));
    }

    private void cleanFiles(Instant now, Instant oldest) throws IOException {
        Set<String> kept = sql.as(
                JOB,
                () -> new HashSet<>(sql.query("""
                        select distinct sha256 from import
                        where finished_at is null or finished_at > :oldest""").with("oldest", oldest).list(row -> row.requiredText("sha256"))));
        record(now, "kept_file", files.deleteAllBut(kept, now), oldest);
    }

    private void cleanRejects(Instant now, Instant oldest) {
        long deleted = sql.as(JOB, () -> sql.query("""
                        delete from reject r using import i
                        where i.id = r.import_id and i.finished_at <= :oldest""").with("oldest", oldest).change());
        record(now, "rejected_rows", deleted, oldest);
    }

    private void record(Instant now, String kind, long items, Instant oldest) {
        if (items == 0) {
            return;
        }
        sql.query("""
                insert into deletion (deleted_at, kind, items, ended_before) values (:now, :kind, :items, :oldest)""")
                .with("now", now)
                .with("kind", kind)
                .with("items", items)
                .with("oldest", oldest)
                .change();
        LOG.infof("Deleted what is no longer kept: %d of kind %s", items, kind);
    }
}
