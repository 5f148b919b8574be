package org.sightline.matching.approval;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.sightline.kit.inbox.Inbox;
import org.sightline.kit.inbox.Subscription;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;

/** Learns which imports wait for a person of the office. */
@ApplicationScoped
class ImportConsumer {

    /** An import is about many agencies, so it is the office's. */
    private static final RowScope JOB = RowScope.job("imports that ask");

    private final Inbox inbox;
    private final Subscription<AskingImport> subscription;

    ImportConsumer(Inbox inbox, AwaitedRepository imports, Sql sql) {
        this.inbox = inbox;
        this.subscription = Subscription.to(AskingImport.class)
                .fault(AskingImport::fault)
                .key(AskingImport::key)
                .version(AskingImport::version)
                .takeEach(is -> sql.as(JOB, () -> imports.take(is)));
    }

    @Incoming("imports")
    @Blocking
    void consume(ConsumerRecords<String, String> messages) {
        inbox.take(messages, subscription);
    }
}
