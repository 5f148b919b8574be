package org.sightline.matching.evidence;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.util.Set;
import org.sightline.kit.filecheck.FileChecks;
import org.sightline.kit.retention.Retention;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;

/**
 * Deletes the bytes of files that were withdrawn, or whose finding was closed, long ago. The rows stay. Looks once a day
 * whether the files that are kept are what was given.
 */
@ApplicationScoped
class EvidenceRetention {

    private static final RowScope JOB = RowScope.job("retention");

    private final EvidenceRepository files;
    private final EvidenceFolder folder;
    private final Retention retention;
    private final FileChecks checks;
    private final Sql sql;
    private final Clock clock;
    private final int days;

    EvidenceRetention(
            EvidenceRepository files,
            EvidenceFolder folder,
            EvidenceSettings settings,
            Retention retention,
            FileChecks checks,
            Sql sql,
            Clock clock) {
        this.files = files;
        this.folder = folder;
        this.retention = retention;
        this.checks = checks;
        this.sql = sql;
        this.clock = clock;
        this.days = settings.keepDays();
    }

    @Scheduled(
            every = "${sightline.file-check.every:10S}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        folder.look(checks, files::kept);
    }

    @Scheduled(every = "24h", delayed = "14m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void clean() throws IOException {
        retention.delete("evidence_file", days, oldest -> files.delete(clock.instant(), oldest));
        // First the rows, then the bytes: a file whose bytes are gone is never shown as kept.
        Set<String> wanted = sql.as(JOB, files::kept);
        folder.deleteAllBut(wanted, clock.instant());
    }
}
