package org.sightline.kit.caller;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.sightline.kit.inbox.Inbox;
import org.sightline.kit.inbox.Subscription;

/**
 * Takes in who may do what, and says each grant to whoever observes it in the same transaction, before it is held. The
 * gateway, which says so, leaves it out.
 */
@ApplicationScoped
public class GrantConsumer {

    private final Inbox inbox;
    private final Subscription<Grant> grants;

    GrantConsumer(Inbox inbox, HeldGrants held, Event<Grant> told) {
        this.inbox = inbox;
        this.grants = Subscription.to(Grant.class)
                .fault(Grant::fault)
                .key(Grant::key)
                .version(Grant::version)
                .take(batch -> {
                    batch.forEach(told::fire);
                    held.take(batch);
                });
    }

    @Incoming("grants")
    @Blocking
    void take(ConsumerRecords<String, String> messages) {
        inbox.take(messages, grants);
    }
}
