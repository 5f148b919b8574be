package org.sightline.kit.start;

import com.arjuna.ats.arjuna.coordinator.ActionManager;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduler;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntSupplier;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Ends a service between two transactions of its jobs and consumers. One that begins while the container goes can never end: the
 * transaction manager then waits for it without end and fills the log. What is in hand is done when the consumers are closed, so
 * they are closed without a pause of their own ({@code graceful-shutdown=false}): the library's is two seconds for each channel,
 * one after another.
 */
@ApplicationScoped
class QuietStop {

    private static final Logger LOG = Logger.getLogger(QuietStop.class);

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration INTAKE_PATIENCE = Duration.ofSeconds(3);
    private static final Duration QUIET = Duration.ofMillis(200);
    private static final Duration LOOK = Duration.ofMillis(20);

    private final Scheduler scheduler;
    private final Runnable intake;
    private final IntSupplier transactions;

    @Inject
    QuietStop(Scheduler scheduler, KafkaClientService clients) {
        // The events of the scope do not come in pairs: one of an end comes twice where a commit fails.
        this(scheduler, () -> endIntake(clients), ActionManager.manager()::getNumberOfInflightTransactions);
    }

    /**
     * For tests.
     *
     * @param intake lets no consumer fetch messages any more
     * @param transactions how many of them run
     */
    QuietStop(Scheduler scheduler, Runnable intake, IntSupplier transactions) {
        this.scheduler = scheduler;
        this.intake = intake;
        this.transactions = transactions;
    }

    /** Lets no consumer fetch messages any more; each ends the fetch that it is in, at most a second, all at a time. */
    static void endIntake(KafkaClientService clients) {
        List<Uni<Set<TopicPartition>>> pauses = new ArrayList<>();
        for (String channel : clients.getConsumerChannels()) {
            clients.getConsumers(channel).forEach(consumer -> pauses.add(consumer.pause()));
        }
        if (pauses.isEmpty()) {
            return;
        }
        try {
            Uni.join().all(pauses).andCollectFailures().await().atMost(INTAKE_PATIENCE);
        } catch (RuntimeException notAll) {
            LOG.debugf(notAll, "A consumer goes on until it is closed");
        }
    }

    /** How many transactions of this service run. */
    int running() {
        return transactions.getAsInt();
    }

    /** Lets no job begin and no message come any more, and waits a while for what runs. Before the others that stop. */
    void stop(@Observes @Priority(1) ShutdownEvent event) throws InterruptedException {
        if (scheduler.isRunning()) {
            scheduler.pause();
        }
        intake.run();
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
