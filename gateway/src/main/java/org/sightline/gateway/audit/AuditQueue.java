package org.sightline.gateway.audit;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Facts that may be written a moment later, many in one transaction, so that nobody waits for them: who saw, who was
 * refused, who signed in. While the database is away they wait in memory, up to a bound; what goes beyond it is counted,
 * and the log says how many were left out. What a process that is killed had not written yet is lost.
 */
@ApplicationScoped
public class AuditQueue {

    private static final Logger LOG = Logger.getLogger(AuditQueue.class);

    static final int MOST_WAITING = 20_000;
    private static final int AT_ONCE = 1_000;

    private record Waiting(AuditFact fact, boolean onlyForAnAgency) {}

    private final BlockingQueue<Waiting> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicLong leftOut = new AtomicLong();
    private final List<Waiting> taken = new ArrayList<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final AuditLog log;
    private final AuditRepository rows;
    private final Clock clock;
    private final Duration every;
    private @Nullable Thread thread;

    AuditQueue(
            AuditLog log,
            AuditRepository rows,
            Clock clock,
            @ConfigProperty(name = "sightline.audit.write-every", defaultValue = "1S") Duration every) {
        this.log = log;
        this.rows = rows;
        this.clock = clock;
        this.every = every;
    }

    void start(@Observes StartupEvent event) {
        if (!every.isZero()) {
            thread = Thread.ofPlatform().daemon().name("audit-queue").start(this::run);
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping.countDown();
        if (thread != null) {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        }
    }

    private void run() {
        boolean stopped = false;
        while (!stopped) {
            try {
                stopped = stopping.await(every.toMillis(), TimeUnit.MILLISECONDS);
                writeAll();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                stopped = true;
            } catch (RuntimeException away) {
                LOG.warnf(
                        "The audit log cannot be written, %d facts wait: %s",
                        waiting.size() + taken.size(), away.getMessage());
            }
        }
    }

    /** Adds a fact. Takes no time and never fails. */
    public void add(AuditFact fact) {
        add(new Waiting(fact, false));
    }

    /** Adds a fact to a chain of which only somebody who was refused says that it is an agency's. */
    public void addIfAgency(AuditFact fact) {
        add(new Waiting(fact, true));
    }

    private void add(Waiting fact) {
        if (!waiting.offer(fact)) {
            leftOut.incrementAndGet();
        }
    }

    /** Writes all that waits. What cannot be written goes on waiting. */
    public synchronized void writeAll() {
        do {
            waiting.drainTo(taken, AT_ONCE - taken.size());
            log.writeAll(facts());
            taken.clear();
        } while (!waiting.isEmpty());
        long missing = leftOut.getAndSet(0);
        if (missing > 0) {
            log.writeAll(List.of(leftOut(missing)));
        }
    }

    private List<AuditFact> facts() {
        Set<UUID> asked = taken.stream()
                .filter(Waiting::onlyForAnAgency)
                .map(each -> each.fact().chain())
                .collect(Collectors.toSet());
        Set<UUID> agencies = asked.isEmpty() ? Set.of() : rows.agencies(asked);
        return taken.stream()
                .filter(each ->
                        !each.onlyForAnAgency() || agencies.contains(each.fact().chain()))
                .map(Waiting::fact)
                .toList();
    }

    private AuditFact leftOut(long missing) {
        return new AuditFact(
                AuditLog.OFFICE,
                clock.instant(),
                "gateway",
                "gateway",
                "left out",
                "/",
                "failed",
                missing + " facts were left out while the database was away",
                null);
    }
}
