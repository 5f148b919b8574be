package org.sightline.ingest.file;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.sightline.kit.filecheck.FileChecks;
import org.sightline.kit.retention.Retention;
import org.sightline.kit.sql.Sql;

/**
 * Deletes raw files whose last import is long over or of which no import ever came, and rejected rows. Looks once a day
 * whether those that stay are what was sent.
 */
@ApplicationScoped
class FileRetention {

    private final Sql sql;
    private final Retention retention;
    private final RawFiles files;
    private final ImportSettings settings;
    private final FileChecks checks;
    private final Clock clock;

    FileRetention(
            Sql sql, Retention retention, RawFiles files, ImportSettings settings, FileChecks checks, Clock clock) {
        this.sql = sql;
        this.retention = retention;
        this.files = files;
        this.settings = settings;
        this.checks = checks;
        this.clock = clock;
    }

    @Scheduled(every = "24h", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void clean() {
        retention.delete("kept_file", settings.keepDays(), this::files);
        retention.delete("rejected_rows", settings.keepRejectsDays(), this::rejects);
    }

    @Scheduled(
            every = "${sightline.file-check.every:10S}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        files.look(checks, () -> needed(clock.instant().minus(Duration.ofDays(settings.keepDays()))));
    }

    private Set<String> needed(Instant oldest) {
        return new HashSet<>(sql.query("""
                        select distinct sha256 from import
                        where finished_at is null or finished_at > :oldest""").with("oldest", oldest).list(row -> row.requiredText("sha256")));
    }

    private long files(Instant oldest) {
        try {
            return files.deleteAllBut(needed(oldest), clock.instant());
        } catch (IOException failed) {
            throw new UncheckedIOException("Kept files could not be deleted", failed);
        }
    }

    private long rejects(Instant oldest) {
        return sql.query("""
                        delete from reject r using import i
                        where i.id = r.import_id and i.finished_at <= :oldest""").with("oldest", oldest).change();
    }
}
