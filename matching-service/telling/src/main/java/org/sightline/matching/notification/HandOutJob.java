package org.sightline.matching.notification;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jboss.logging.Logger;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;

/**
 * Gives each notification to every channel, once, in one transaction. One that fails is tried again later, and those behind
 * it go on.
 */
@ApplicationScoped
class HandOutJob {

    private static final Logger LOG = Logger.getLogger(HandOutJob.class);
    private static final RowScope JOB = RowScope.job("notifications");
    private static final int A_ROUND = 1000;
    private static final Duration AGAIN_AFTER = Duration.ofMinutes(5);

    private final NotificationRepository notifications;
    private final Instance<Channel> channels;
    private final Sql sql;
    private final Clock clock;

    HandOutJob(NotificationRepository notifications, @Any Instance<Channel> channels, Sql sql, Clock clock) {
        this.notifications = notifications;
        this.channels = channels;
        this.sql = sql;
        this.clock = clock;
    }

    @Scheduled(
            every = "${sightline.notification-hand-out-every:2s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() {
        try {
            for (int i = 0; i < A_ROUND && one(); i++) {
                LOG.trace("A notification was handed out");
            }
        } catch (RuntimeException failed) {
            LOG.warnf(failed, "Notifications are in the inbox and wait for mail: %s", failed.getMessage());
        }
    }

    private boolean one() {
        try {
            return inTransaction(this::next);
        } catch (NotHanded failed) {
            Instant again = clock.instant().plus(AGAIN_AFTER);
            inTransaction(() -> {
                notifications.putOff(failed.id, again);
                return true;
            });
            LOG.warnf(
                    failed.getCause(),
                    "Notification %s is in the inbox; mail, digest and webhooks get it after %s: %s",
                    failed.id,
                    again,
                    failed.getMessage());
            return true;
        }
    }

    private boolean next() {
        Optional<UUID> waiting = notifications.lockNext(clock.instant());
        waiting.ifPresent(id -> {
            try {
                Told told = notifications.read(id);
                channels.forEach(channel -> channel.hand(told));
                notifications.handed(id, clock.instant());
            } catch (RuntimeException failed) {
                throw new NotHanded(id, failed);
            }
        });
        return waiting.isPresent();
    }

    private boolean inTransaction(Callable<Boolean> work) {
        return sql.as(JOB, () -> QuarkusTransaction.requiringNew().call(work));
    }

    /** Says which one failed, after its transaction is rolled back. */
    private static final class NotHanded extends RuntimeException {

        private final UUID id;

        NotHanded(UUID id, RuntimeException cause) {
            super(cause.getMessage(), cause);
            this.id = id;
        }
    }
}
