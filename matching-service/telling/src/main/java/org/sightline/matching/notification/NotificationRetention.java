package org.sightline.matching.notification;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.sightline.kit.retention.Retention;

/** Deletes notifications that were in the inbox for long enough, read or not. */
@ApplicationScoped
class NotificationRetention {

    private final NotificationRepository notifications;
    private final DigestRepository digests;
    private final NotificationSettings settings;
    private final Retention retention;

    NotificationRetention(
            NotificationRepository notifications,
            DigestRepository digests,
            NotificationSettings settings,
            Retention retention) {
        this.notifications = notifications;
        this.digests = digests;
        this.settings = settings;
        this.retention = retention;
    }

    @Scheduled(every = "24h", delayed = "16m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void clean() {
        retention.delete(
                "notification", settings.keepDays(), oldest -> notifications.delete(oldest, settings.mostOfOne()));
        retention.delete("digest", settings.keepDays(), digests::delete);
    }
}
