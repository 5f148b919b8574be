package org.sightline.matching.returns;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.sightline.kit.clock.OfficeClock;
import org.sightline.kit.inbox.Inbox;
import org.sightline.kit.inbox.Subscription;
import org.sightline.matching.held.AgencyRepository;
import org.sightline.matching.notification.Notifications;

/** Learns how agencies stand with their returns, and tells whom it concerns what is new. */
@ApplicationScoped
class ReturnConsumer {

    private final Inbox inbox;
    private final ReturnRepository returns;
    private final Notifications notifications;
    private final ReturnTurns turns;
    private final Clock clock;
    private final Subscription<AgencyReturn> subscription;

    ReturnConsumer(
            Inbox inbox,
            ReturnRepository returns,
            Notifications notifications,
            AgencyRepository agencies,
            ReturnTurns turns,
            Clock clock) {
        this.inbox = inbox;
        this.returns = returns;
        this.notifications = notifications;
        this.turns = turns;
        this.clock = clock;
        this.subscription = Subscription.to(AgencyReturn.class)
                .fault(AgencyReturn::fault)
                .key(AgencyReturn::key)
                .version(AgencyReturn::version)
                .agencies(is -> List.of(is.agencyId()))
                // After a merge the agency that remains is told.
                .held(batch -> batch.stream()
                        .map(is -> agencies.canonical(is.agencyId()))
                        .toList())
                .takeEach(this::take);
    }

    @Incoming("returns")
    @Blocking
    void consume(ConsumerRecords<String, String> messages) {
        inbox.take(messages, subscription);
    }

    private void take(AgencyReturn is) {
        if (returns.take(is)) {
            ReturnNews.over(is).forEach(notifications::over);
            ReturnNews.of(is, OfficeClock.today(clock))
                    .forEach(news -> notifications.tellOnce(news.notification(), news.origin()));
            turns.tell(is);
        }
    }
}
