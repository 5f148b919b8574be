package org.sightline.matching.settlement;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.sightline.kit.fault.FaultPoint;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.matching.held.GroupKey;
import org.sightline.matching.watchlists.Watchlists;

/**
 * Settles documents with very many lines of one maker. What it costs grows with the lines that are there already, so
 * settling one with every message that brings a line would hold up the lines of everybody else. Here each rests a while
 * after it was settled, and takes all lines that came meanwhile at once.
 */
@ApplicationScoped
class LargeDocuments {

    private static final Logger LOG = Logger.getLogger(LargeDocuments.class);
    private static final RowScope JOB = RowScope.job("large documents");
    private static final int TRANSACTION_SECONDS = 300;
    /** It rests so many times as long as it took, so all of them together take a part of one processor only. */
    private static final int REST = 4;

    private static final Duration LEAST_REST = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofSeconds(5);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(30);

    private final DueDocumentRepository due;
    private final Settlement settlement;
    private final Watchlists lists;
    private final Sql sql;
    /** Until when each rests, by {@link System#nanoTime}. */
    private final Map<GroupKey, Long> resting = new HashMap<>();

    private volatile boolean stopping;

    LargeDocuments(DueDocumentRepository due, Settlement settlement, Watchlists lists, Sql sql) {
        this.due = due;
        this.settlement = settlement;
        this.lists = lists;
        this.sql = sql;
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    /** Settles those that wait and do not rest. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() {
        try {
            Optional<DueDocumentRepository.Due> next = next();
            while (!stopping && next.isPresent()) {
                settle(next.get());
                next = next();
            }
        } catch (RuntimeException failed) {
            LOG.warnf("Documents with many lines wait: %s", failed.getMessage());
        }
    }

    private Optional<DueDocumentRepository.Due> next() {
        long now = System.nanoTime();
        resting.values().removeIf(until -> until - now <= 0);
        List<DueDocumentRepository.Due> oldest =
                sql.as(JOB, () -> QuarkusTransaction.requiringNew().call(due::oldest));
        return oldest.stream().filter(one -> !resting.containsKey(one.group())).findFirst();
    }

    private void settle(DueDocumentRepository.Due one) {
        long begun = System.nanoTime();
        Duration rest = AFTER_FAILURE;
        try {
            sql.as(
                    JOB,
                    () -> QuarkusTransaction.requiringNew()
                            .timeout(TRANSACTION_SECONDS)
                            .call(() -> settled(one)));
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            rest = took.multipliedBy(REST);
            if (took.compareTo(LONG) > 0) {
                LOG.infof("A document with many lines took %d ms to settle: %s", took.toMillis(), one.group());
            }
        } catch (RuntimeException failed) {
            LOG.warnf(failed, "A document with many lines is tried again: %s", failed.getMessage());
        }
        long nanos = rest.compareTo(LEAST_REST) < 0 ? LEAST_REST.toNanos() : rest.toNanos();
        resting.put(one.group(), System.nanoTime() + nanos);
    }

    private Effects settled(DueDocumentRepository.Due one) {
        // First: what is committed now is seen by what is read next, and what comes later leaves a reason of its own.
        due.remove(one);
        Effects effects = settlement.again(Set.of(one.group()), lists.hold(), one.cause());
        FaultPoint.reached("large-documents.before-commit", FaultPoint.Failure.DATABASE);
        return effects;
    }
}
