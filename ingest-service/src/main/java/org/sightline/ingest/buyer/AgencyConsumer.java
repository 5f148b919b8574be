package org.sightline.ingest.buyer;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.sightline.kit.inbox.Inbox;
import org.sightline.kit.inbox.Subscription;

/** Follows the agencies. */
@ApplicationScoped
public class AgencyConsumer {

    private final Inbox inbox;
    private final Subscription<Agency> subscription;

    AgencyConsumer(Inbox inbox, AgencyRepository agencies) {
        this.inbox = inbox;
        this.subscription = Subscription.to(Agency.class)
                .fault(Agency::fault)
                .key(Agency::id)
                .version(Agency::version)
                .agencies(agency -> List.of(agency.id()))
                .takeEach(agencies::keep);
    }

    @Incoming("agencies")
    @Blocking
    void take(ConsumerRecords<String, String> messages) {
        inbox.take(messages, subscription);
    }
}
