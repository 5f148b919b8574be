package org.sightline.matching.evidence;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jboss.logging.Logger;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;

/**
 * Deletes the bytes of files that were withdrawn, or whose finding was closed, long ago. The rows stay. What was deleted
 * stands in the table {@code deletion}.
 */
@ApplicationScoped
class EvidenceRetention {

    private static final Logger LOG = Logger.getLogger(EvidenceRetention.class);
    private static final RowScope JOB = RowScope.job("retention");

    private final EvidenceRepository files;
    private final EvidenceFolder folder;
    private final Sql sql;
    private final Clock clock;
    private final Duration kept;

    EvidenceRetention(
            EvidenceRepository files, EvidenceFolder folder, EvidenceSettings settings, Sql sql, Clock clock) {
        this.files = files;
        this.folder = folder;
        this.sql = sql;
        this.clock = clock;
        this.kept = Duration.ofDays(settings.keepDays());
    }

    @Scheduled(every = "24h", delayed = "14m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void clean() throws IOException {
        Instant now = clock.instant();
        long ended = sql.as(JOB, () -> sql.inTransaction(() -> end(now, now.minus(kept))));
        // First the rows, then the bytes: a file whose bytes are gone is never shown as kept.
        Set<String> wanted = sql.as(JOB, files::kept);
        long deleted = folder.deleteAllBut(wanted, now);
        if (ended > 0 || deleted > 0) {
            LOG.infof("Deleted what is no longer kept: the bytes of %d evidence files, %d on disk", ended, deleted);
        }
    }

    private long end(Instant now, Instant oldest) {
        long ended = files.delete(now, oldest);
        if (ended > 0) {
            files.recordDeletion(now, ended, oldest);
        }
        return ended;
    }
}
