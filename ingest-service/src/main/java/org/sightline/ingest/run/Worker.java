package org.sightline.ingest.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.sightline.ingest.line.LineStore;
import org.sightline.ingest.upload.ImportReady;
import org.sightline.ingest.upload.RawFiles;
import org.sightline.kit.correlation.Correlation;
import org.sightline.kit.message.MessageSender;
import org.sightline.kit.sql.DatabaseAway;

/**
 * Works on imports, in threads of its own. Imports of one source run one after the other, in the order in which they
 * came, whatever the number of instances: an attempt holds an advisory lock on the source in the very session that it
 * writes with, so that whoever lost the lock cannot write any more, and a process that died has let go of it.
 */
@ApplicationScoped
class Worker implements ImportRun.Notes {

    private static final Logger LOG = Logger.getLogger(Worker.class);
    /** The first half of the advisory lock's key; the second is a hash of the source. */
    private static final int LOCK = 731_688;
    /** An import that fails like this, again and again, is not waiting for anything. */
    private static final int MOST_FAILURES = 5;

    private final DataSource database;
    private final ObjectMapper json;
    private final ImportRun.Tools tools;
    private final int workers;
    private final boolean enabled;
    private final AtomicInteger running = new AtomicInteger();
    private final Map<UUID, Integer> failures = new ConcurrentHashMap<>();
    private final Semaphore work = new Semaphore(0);
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;

    Worker(
            DataSource database,
            ObjectMapper json,
            LineStore lines,
            MessageSender sender,
            Event<Step> steps,
            RawFiles files,
            MeterRegistry meters,
            @ConfigProperty(name = "sightline.import.workers") int workers,
            @ConfigProperty(name = "sightline.import.enabled", defaultValue = "true") boolean enabled,
            @ConfigProperty(name = "sightline.import.batch-rows") int batchRows,
            @ConfigProperty(name = "sightline.import.max-bytes") long mostBytes) {
        this.database = database;
        this.json = json;
        this.workers = workers;
        this.enabled = enabled;
        this.tools = new ImportRun.Tools(lines, sender, steps, this, files, mostBytes, batchRows);
        meters.gauge("sightline.ingest.imports.running", running);
    }

    void start(@Observes StartupEvent event) {
        for (int i = 0; enabled && i < workers; i++) {
            Thread thread = new Thread(this::run, "import-worker-" + i);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        work.release(workers);
        for (Thread thread : threads) {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        }
    }

    /** Looks for work as soon as an import is ready and committed. It also looks by itself every second. */
    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) ImportReady ready) {
        work.release();
    }

    private void run() {
        while (!stopping) {
            try {
                if (!workOnOne()) {
                    work.tryAcquire(1, TimeUnit.SECONDS);
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            } catch (SQLException away) {
                LOG.warnf("The database is away, imports wait: %s", away.getMessage());
                pause();
            }
        }
    }

    private void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }

    private boolean workOnOne() throws SQLException, InterruptedException {
        try (Connection connection = database.getConnection()) {
            for (Map.Entry<UUID, String> open : open(connection).entrySet()) {
                if (lock(connection, open.getValue())) {
                    try {
                        ImportRecord record = ImportRecord.open(connection, open.getKey(), json);
                        if (record != null) {
                            attempt(connection, record);
                            return true;
                        }
                    } finally {
                        unlock(connection, open.getValue());
                    }
                }
            }
        }
        return false;
    }

    private void attempt(Connection connection, ImportRecord record) throws SQLException, InterruptedException {
        running.incrementAndGet();
        Correlation.begin(record.correlationId());
        LOG.infof("Import %s of %s runs from row %d", record.id(), record.sourceId(), record.checkpoint() + 1);
        try {
            new ImportRun(connection, record, tools).run();
            failures.remove(record.id());
        } catch (SQLException failed) {
            if (DatabaseAway.is(failed)) {
                throw failed;
            }
            failed(record, failed);
        } catch (IOException | RuntimeException failed) {
            failed(record, failed);
        } finally {
            Correlation.end();
            running.decrementAndGet();
        }
    }

    /** Tries again from the checkpoint, a few times; then the import has failed. */
    private void failed(ImportRecord record, Exception failure) throws SQLException {
        int times = failures.merge(record.id(), 1, Integer::sum);
        LOG.errorf(failure, "Import %s failed (attempt %d); it continues from its checkpoint", record.id(), times);
        if (times >= MOST_FAILURES) {
            failures.remove(record.id());
            update(
                    record.id(),
                    "failed",
                    "It failed again and again: " + failure.getMessage()
                            + ". What was taken before stays. Upload the file again, or ask for help with the correlation id.");
        } else {
            pause();
        }
    }

    /** The open imports with their sources: for each source only the one that came first. */
    private static Map<UUID, String> open(Connection connection) throws SQLException {
        Map<UUID, String> open = new LinkedHashMap<>();
        try (PreparedStatement select = connection.prepareStatement("""
                select id, source_id from (
                    select distinct on (source_id) id, source_id, received_at from import
                    where status in ('received', 'running', 'waiting') order by source_id, received_at, id) first_of_source
                order by received_at""");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                open.put(row.getObject(1, UUID.class), row.getString(2));
            }
        }
        return open;
    }

    private static boolean lock(Connection connection, String sourceId) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("select pg_try_advisory_lock(?, hashtext(?))")) {
            lock.setInt(1, LOCK);
            lock.setString(2, sourceId);
            try (ResultSet row = lock.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** Lets go of the source; where that fails the session is ended, and the lock with it. */
    private static void unlock(Connection connection, String sourceId) throws SQLException {
        try (PreparedStatement unlock = connection.prepareStatement("select pg_advisory_unlock(?, hashtext(?))")) {
            unlock.setInt(1, LOCK);
            unlock.setString(2, sourceId);
            unlock.execute();
        } catch (SQLException failed) {
            LOG.warnf("The lock of source %s ends with its session: %s", sourceId, failed.getMessage());
            connection.abort(Runnable::run);
        }
    }

    @Override
    public void waiting(UUID importId, String message) {
        note(importId, "waiting", message);
    }

    @Override
    public void running(UUID importId) {
        note(importId, "running", "Reading rows.");
    }

    @Override
    public boolean stopping() {
        return stopping;
    }

    private void note(UUID importId, String status, String message) {
        try {
            update(importId, status, message);
        } catch (SQLException away) {
            LOG.warnf("Import %s is %s, which could not be written down: %s", importId, status, away.getMessage());
        }
    }

    private void update(UUID importId, String status, String message) throws SQLException {
        try (Connection other = database.getConnection();
                PreparedStatement update = other.prepareStatement("""
                        update import set status = ?, message = ?, finished_at = case when ? = 'failed' then now() end
                        where id = ? and status in ('received', 'running', 'waiting')""")) {
            update.setString(1, status);
            update.setString(2, message);
            update.setString(3, status);
            update.setObject(4, importId);
            update.executeUpdate();
        }
    }
}
