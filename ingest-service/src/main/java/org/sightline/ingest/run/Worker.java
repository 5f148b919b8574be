package org.sightline.ingest.run;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.sightline.ingest.file.ImportSettings;
import org.sightline.ingest.row.ImportJob;
import org.sightline.ingest.upload.ImportReady;
import org.sightline.kit.correlation.Correlation;
import org.sightline.kit.file.KeptFiles;
import org.sightline.kit.flow.Measure;
import org.sightline.kit.sql.DatabaseAway;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.kit.start.DatabaseReady;

/**
 * Works on imports, in threads of its own. Imports of one source run one after the other, in the order in which they
 * came, whatever the number of instances ({@link SourceLock}).
 */
@ApplicationScoped
class Worker {

    private static final Logger LOG = Logger.getLogger(Worker.class);

    /** An import that fails so often in a row is not waiting for anything. */
    private static final int MOST_FAILURES = 5;

    private static final String DISK_FULL =
            "The disk is full. Nothing is lost; the import continues when there is space.";

    private static final int DISK_SECONDS = 5;

    /** A file is about many agencies. */
    private static final RowScope IMPORT = RowScope.job("import");

    private final DataSource database;
    private final Sql sql;
    private final ImportJobRepository imports;
    private final ImportRuns runs;
    private final ImportSettings settings;
    private final AtomicInteger running = new AtomicInteger();
    /** Sources with an import that waits or runs, when this instance last looked. */
    private final Measure open = new Measure("how many sources have an import that waits or runs");

    private final Timer runTime;

    private final Map<UUID, Integer> failures = new ConcurrentHashMap<>();
    private final Semaphore work = new Semaphore(0);
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;

    Worker(
            DataSource database,
            Sql sql,
            ImportJobRepository imports,
            ImportRuns runs,
            ImportSettings settings,
            MeterRegistry meters) {
        this.database = database;
        this.sql = sql;
        this.imports = imports;
        this.runs = runs;
        this.settings = settings;
        meters.gauge("sightline.ingest.imports.running", running);
        meters.gauge("sightline.ingest.imports.open", open, Measure::orNaN);
        this.runTime = meters.timer("sightline.import.run");
    }

    void start(@Observes DatabaseReady event) {
        for (int i = 0; settings.enabled() && i < settings.workers(); i++) {
            // Where there are several, the first is kept free for small imports.
            long mostLeft = i == 0 && settings.workers() > 1 ? settings.smallBytes() : Long.MAX_VALUE;
            threads.add(Thread.ofPlatform().daemon().name("import-worker-" + i).start(() -> work(mostLeft)));
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        work.release(threads.size());
        for (Thread thread : threads) {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        }
    }

    /** Looks for work as soon as an import is ready and committed. It also looks by itself every second. */
    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) ImportReady ready) {
        work.release(threads.size());
    }

    private void work(long mostLeft) {
        sql.as(IMPORT, () -> run(mostLeft));
    }

    private void run(long mostLeft) {
        try {
            while (!stopping) {
                if (!workOnOne(mostLeft)) {
                    // A permit that is there already ends the wait at once.
                    boolean woken = work.tryAcquire(1, TimeUnit.SECONDS);
                    LOG.tracef("Looking for work, woken: %s", woken);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Works on the first import that no other worker has; says whether there was one. */
    private boolean workOnOne(long mostLeft) throws InterruptedException {
        try (Connection connection = database.getConnection()) {
            List<ImportJobRepository.Open> waiting = imports.open(Sql.on(connection));
            open.is(waiting.size());
            for (ImportJobRepository.Open one : waiting) {
                if (one.left() <= mostLeft && workOn(connection, one)) {
                    return true;
                }
            }
        } catch (SQLException | RuntimeException away) {
            open.notKnown(away);
            LOG.warnf("Imports wait, the database may be away: %s", away.getMessage());
            TimeUnit.SECONDS.sleep(1);
        }
        return false;
    }

    private boolean workOn(Connection connection, ImportJobRepository.Open open)
            throws SQLException, InterruptedException {
        try (SourceLock lock = SourceLock.take(connection, open.sourceId())) {
            Optional<ImportJob> job = lock == null ? Optional.empty() : imports.job(Sql.on(connection), open.id());
            if (job.isPresent()) {
                attempt(connection, job.get());
            }
            return job.isPresent();
        }
    }

    private void attempt(Connection connection, ImportJob job) throws InterruptedException {
        running.incrementAndGet();
        Timer.Sample begun = Timer.start();
        Correlation.begin(job.correlationId());
        LOG.infof("Import %s of %s runs from row %d", job.id(), job.sourceId(), job.checkpoint() + 1);
        try {
            runs.run(connection, job, () -> stopping);
            failures.remove(job.id());
        } catch (IOException failed) {
            failed(job, failed);
        } catch (RuntimeException failed) {
            if (DatabaseAway.is(failed)) {
                throw failed;
            }
            failed(job, failed);
        } finally {
            Correlation.end();
            begun.stop(runTime);
            running.decrementAndGet();
        }
    }

    /** Tries again from the checkpoint, a few times; then the import has failed. A full disk is waited for without end. */
    private void failed(ImportJob job, Exception failure) throws InterruptedException {
        if (KeptFiles.isDiskFull(failure)) {
            imports.sayWaiting(job.id(), DISK_FULL);
            TimeUnit.SECONDS.sleep(DISK_SECONDS);
            return;
        }
        int attempts = failures.merge(job.id(), 1, Integer::sum);
        LOG.errorf(failure, "Import %s failed (attempt %d); it goes on from its checkpoint", job.id(), attempts);
        if (attempts >= MOST_FAILURES) {
            failures.remove(job.id());
            imports.fail(job.id(), failure);
        } else {
            TimeUnit.SECONDS.sleep(1);
        }
    }
}
