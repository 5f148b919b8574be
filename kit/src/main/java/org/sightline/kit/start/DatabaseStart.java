package org.sightline.kit.start;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jboss.logging.Logger;
import org.sightline.kit.flow.Waits;
import org.sightline.kit.sql.DatabaseAway;

/**
 * Looks whether the migrations of this release were made, as soon as the database is there. While it is away, or they were
 * not made yet, the service starts all the same, says what it waits for, and begins its work with the database when it
 * can.
 */
@ApplicationScoped
public class DatabaseStart {

    private static final Logger LOG = Logger.getLogger(DatabaseStart.class);
    private static final String WHO = "requests and messages";
    private static final int PAUSE_SECONDS = 2;

    private final Flyway flyway;
    private final Event<DatabaseReady> readyEvent;
    private final Waits waits;
    private final boolean validates;
    private final CountDownLatch ready = new CountDownLatch(1);
    private final CountDownLatch stopping = new CountDownLatch(1);

    DatabaseStart(
            Flyway flyway,
            Event<DatabaseReady> readyEvent,
            Waits waits,
            @ConfigProperty(name = "sightline.database.validate", defaultValue = "true") boolean validates) {
        this.flyway = flyway;
        this.readyEvent = readyEvent;
        this.waits = waits;
        this.validates = validates;
    }

    void start(@Observes @Priority(1) StartupEvent event) {
        if (!begins()) {
            Thread.ofPlatform().daemon().name("database-start").start(this::awaitDatabase);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
    }

    private void awaitDatabase() {
        try {
            boolean done = false;
            while (!done && !stopping.await(PAUSE_SECONDS, TimeUnit.SECONDS)) {
                done = tries();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** What begins with the database is said again and again where it fails for another reason, until somebody comes. */
    private boolean tries() {
        try {
            return begins();
        } catch (RuntimeException broken) {
            LOG.error("The work with the database cannot begin", broken);
            waits.begin(WHO, Waits.DATABASE, String.valueOf(broken.getMessage()));
            return false;
        }
    }

    /** Whether the database is there, as this release needs it; then the work with it has begun. */
    private boolean begins() {
        try {
            if (validates) {
                flyway.validate();
            }
            readyEvent.fire(new DatabaseReady());
        } catch (FlywayValidateException notMigrated) {
            return waitsFor("the migrations of this release", notMigrated);
        } catch (RuntimeException failed) {
            if (!DatabaseAway.is(failed)) {
                throw failed;
            }
            return waitsFor(Waits.DATABASE, failed);
        }
        waits.end(WHO);
        ready.countDown();
        return true;
    }

    private boolean waitsFor(String what, RuntimeException why) {
        if (waits.begin(WHO, what, String.valueOf(why.getMessage()))) {
            LOG.warnf("Waiting for %s: %s", what, why.getMessage());
        }
        return false;
    }

    /** Whether the database was there once since the start. */
    public boolean isReady() {
        return ready.getCount() == 0;
    }

    /**
     * Returns when the database was there.
     *
     * @throws IllegalStateException where the service stops before
     */
    public void await() {
        try {
            while (!ready.await(1, TimeUnit.SECONDS)) {
                if (stopping.getCount() == 0) {
                    throw new IllegalStateException("The service stops; the batch comes again");
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The service stops; the batch comes again", stopped);
        }
    }
}
