package org.sightline.matching.webhook;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.sightline.kit.retention.Retention;

/** Deletes what webhooks were given long ago. */
@ApplicationScoped
class WebhookRetention {

    private final WebhookDeliveryRepository deliveries;
    private final Retention retention;
    private final int days;

    WebhookRetention(WebhookDeliveryRepository deliveries, Retention retention, WebhookSettings settings) {
        this.deliveries = deliveries;
        this.retention = retention;
        this.days = settings.keepDays();
    }

    @Scheduled(every = "24h", delayed = "18m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void clean() {
        retention.delete("webhook_delivery", days, deliveries::delete);
    }
}
