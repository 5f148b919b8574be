package org.sightline.kit.caller;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.sightline.kit.inbox.Inbox;
import org.sightline.kit.inbox.Subscription;

/** Takes in who may do what. The gateway, which says so, leaves it out. */
@ApplicationScoped
public class GrantConsumer {

    private final Inbox inbox;
    private final Subscription<Grant> grants;

    GrantConsumer(Inbox inbox, HeldGrants held) {
        this.inbox = inbox;
        this.grants = Subscription.to(Grant.class)
                .fault(Grant::fault)
                .key(Grant::key)
                .version(Grant::version)
                .take(held::take);
    }

    @Incoming("grants")
    @Blocking
    void take(ConsumerRecords<String, String> messages) {
        inbox.take(messages, grants);
    }
}
