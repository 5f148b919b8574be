package org.sightline.ingest.upload;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;

/** Deletes raw files that are no longer kept: their last import is long over, or no import ever came of them. */
@ApplicationScoped
class Retention {

    private static final Logger LOG = Logger.getLogger(Retention.class);
    private static final Duration WITHOUT_IMPORT = Duration.ofDays(1);

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

    @Scheduled(every = "24h", delayed = "10m")
    void clean() throws IOException {
        Instant now = clock.instant();
        Set<String> kept = new HashSet<>(sql.as(
                RowScope.job("retention"),
                () -> sql.query("""
                        select distinct sha256 from import
                        where finished_at is null or finished_at > :oldest""")
                        .with("oldest", now.minus(Duration.ofDays(settings.keepDays())))
                        .list(row -> row.requiredText("sha256"))));
        try (Stream<Path> raw = Files.list(files.kept())) {
            for (Path file : raw.toList()) {
                boolean young = Files.getLastModifiedTime(file).toInstant().isAfter(now.minus(WITHOUT_IMPORT));
                if (!young && !kept.contains(file.getFileName().toString())) {
                    Files.deleteIfExists(file);
                    LOG.infof("Deleted the raw file %s: it is no longer kept", file.getFileName());
                }
            }
        }
    }
}
