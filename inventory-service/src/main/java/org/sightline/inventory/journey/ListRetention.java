package org.sightline.inventory.journey;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.sightline.kit.retention.Retention;

/** Deletes device lists that nobody applied and nobody has looked at for long. */
@ApplicationScoped
class ListRetention {

    private final ListRepository lists;
    private final Retention retention;
    private final int days;

    ListRetention(
            ListRepository lists,
            Retention retention,
            @ConfigProperty(name = "sightline.retention.device-list-days", defaultValue = "90") int days) {
        this.lists = lists;
        this.retention = retention;
        this.days = days;
    }

    @Scheduled(every = "24h", delayed = "13m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void clean() {
        retention.delete("device_list", days, lists::forgetBefore);
    }
}
