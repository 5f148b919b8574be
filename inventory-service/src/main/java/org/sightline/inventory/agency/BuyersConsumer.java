package org.sightline.inventory.agency;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.sightline.inventory.history.Origin;
import org.sightline.kit.inbox.Inbox;
import org.sightline.kit.inbox.Subscription;

/** Makes agencies from the buyers that published data names. A buyer that is withdrawn leaves its agency as it is. */
@ApplicationScoped
class BuyersConsumer {

    private final Inbox inbox;
    private final Subscription<Buyer> buyers;

    BuyersConsumer(Inbox inbox, Register register, Clock clock) {
        this.inbox = inbox;
        this.buyers = Subscription.reading(Buyer::read)
                .key(Buyer::id)
                .agencies(buyer -> List.of(buyer.id()))
                .held(register::meant)
                .takeEach(buyer -> register.take(buyer, Origin.now(clock, "ingest-service", "published data")));
    }

    @Incoming("buyers")
    @Blocking
    void take(ConsumerRecords<String, String> messages) {
        inbox.take(messages, buyers);
    }
}
