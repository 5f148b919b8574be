package org.sightline.matching.notification;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;

/** Gives each notification to every channel, once, in one transaction. */
@ApplicationScoped
class HandOutJob {

    private static final Logger LOG = Logger.getLogger(HandOutJob.class);
    private static final RowScope JOB = RowScope.job("notifications");
    private static final int A_ROUND = 1000;

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
        return sql.as(JOB, () -> QuarkusTransaction.requiringNew().call(this::next));
    }

    private boolean next() {
        Optional<Told> waiting = notifications.lockNext();
        waiting.ifPresent(told -> {
            channels.forEach(channel -> channel.hand(told));
            notifications.handed(told.id(), clock.instant());
        });
        return waiting.isPresent();
    }
}
