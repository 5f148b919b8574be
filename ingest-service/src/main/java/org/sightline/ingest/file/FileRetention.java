package org.sightline.ingest.file;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.sightline.kit.retention.Retention;
import org.sightline.kit.sql.Sql;

/** Deletes raw files whose last import is long over or of which no import ever came, and rejected rows. */
@ApplicationScoped
class FileRetention {

    private final Sql sql;
    private final Retention retention;
    private final RawFiles files;
    private final ImportSettings settings;
    private final Clock clock;

    FileRetention(Sql sql, Retention retention, RawFiles files, ImportSettings settings, Clock clock) {
        this.sql = sql;
        this.retention = retention;
        this.files = files;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(every = "24h", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void clean() {
        retention.delete("kept_file", settings.keepDays(), this::files);
        retention.delete("rejected_rows", settings.keepRejectsDays(), this::rejects);
    }

    private long files(Instant oldest) {
        Set<String> needed =
                new HashSet<>(sql.query("""
                        select distinct sha256 from import
                        where finished_at is null or finished_at > :oldest""").with("oldest", oldest).list(row -> row.requiredText("sha256")));
        try {
            return files.deleteAllBut(needed, clock.instant());
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
