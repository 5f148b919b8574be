package org.sightline.gateway.view;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.sightline.kit.inbox.Inbox;
import org.sightline.kit.inbox.Subscription;

/** Feeds the view from the topics. Each takes a message only if it is newer than what is held. */
@ApplicationScoped
class ViewConsumer {

    private final Inbox inbox;
    private final Subscription<AgencyFactsRepository.Incoming> agencies;
    private final Subscription<FindingFactsRepository.Incoming> findings;
    private final Subscription<FactsRepository.Incoming> devices;
    private final Subscription<FactsRepository.Incoming> coverage;
    private final Subscription<FactsRepository.Incoming> watchlists;

    ViewConsumer(Inbox inbox, AgencyFactsRepository agencies, FindingFactsRepository findings, FactsRepository others) {
        this.inbox = inbox;
        this.agencies = agencies.subscription();
        this.findings = findings.subscription();
        this.devices = others.devices();
        this.coverage = others.coverage();
        this.watchlists = others.watchlists();
    }

    @Incoming("agencies")
    @Blocking
    void agencies(ConsumerRecords<String, String> batch) {
        inbox.take(batch, agencies);
    }

    @Incoming("findings")
    @Blocking
    void findings(ConsumerRecords<String, String> batch) {
        inbox.take(batch, findings);
    }

    @Incoming("devices")
    @Blocking
    void devices(ConsumerRecords<String, String> batch) {
        inbox.take(batch, devices);
    }

    @Incoming("coverage")
    @Blocking
    void coverage(ConsumerRecords<String, String> batch) {
        inbox.take(batch, coverage);
    }

    @Incoming("watchlists")
    @Blocking
    void watchlists(ConsumerRecords<String, String> batch) {
        inbox.take(batch, watchlists);
    }
}
