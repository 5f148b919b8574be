package org.sightline.kit.start;

import com.arjuna.ats.arjuna.coordinator.ActionManager;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduler;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntSupplier;

/**
 * Ends a service between two transactions of its jobs. One that begins while the container goes can never end: the
 * transaction manager then waits for it without end and fills the log.
 */
@ApplicationScoped
class QuietStop {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration QUIET = Duration.ofMillis(200);
    private static final Duration LOOK = Duration.ofMillis(20);

    private final Scheduler scheduler;
    private final IntSupplier transactions;

    @Inject
    QuietStop(Scheduler scheduler) {
        // The events of the scope do not come in pairs: one of an end comes twice where a commit fails.
        this(scheduler, ActionManager.manager()::getNumberOfInflightTransactions);
    }

    /** @param transactions how many of them run */
    QuietStop(Scheduler scheduler, IntSupplier transactions) {
        this.scheduler = scheduler;
        this.transactions = transactions;
    }

    /** How many transactions of this service run. */
    int running() {
        return transactions.getAsInt();
    }

    /** Lets no job begin any more, and waits a while for what runs. Before the others that stop. */
    void stop(@Observes @Priority(1) ShutdownEvent event) throws InterruptedException {
        if (scheduler.isRunning()) {
            scheduler.pause();
        }
        Instant end = Instant.now().plus(PATIENCE);
        Instant quietSince = Instant.now();
        while (Instant.now().isBefore(end)
                && Duration.between(quietSince, Instant.now()).compareTo(QUIET) < 0) {
            Thread.sleep(LOOK);
            if (running() > 0) {
                quietSince = Instant.now();
            }
        }
    }
}
