package org.sightline.gateway.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import org.sightline.gateway.audit.AuditFact;
import org.sightline.gateway.audit.AuditLog;
import org.sightline.gateway.audit.AuditQueue;
import org.sightline.kit.correlation.Correlation;

/**
 * Requests without a good token, in the office's chain. One row a minute says how many there were, so that nobody fills
 * the log from outside.
 */
@ApplicationScoped
class AnonymousRefusals {

    private static final long EVERY_SECONDS = 60;

    private final AuditQueue queue;
    private final Clock clock;
    private final AtomicLong since = new AtomicLong();
    private final AtomicLong last = new AtomicLong();

    AnonymousRefusals(AuditQueue queue, Clock clock) {
        this.queue = queue;
        this.clock = clock;
    }

    void add(int status, String method, String path) {
        since.incrementAndGet();
        long now = clock.instant().getEpochSecond();
        long before = last.get();
        if (now - before >= EVERY_SECONDS && last.compareAndSet(before, now)) {
            queue.add(new AuditFact(
                    AuditLog.OFFICE,
                    clock.instant(),
                    "",
                    "nobody signed in",
                    "asked",
                    method + " " + path,
                    "refused " + status,
                    since.getAndSet(0) + " such requests since the last such row",
                    Correlation.current()));
        }
    }
}
