package org.sightline.gateway.view;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Feeds the view from the topics. Each takes a message only if it is newer than what is held. */
@ApplicationScoped
class ViewConsumer {

    private final Intake intake;
    private final AgencyStore agencies;
    private final FindingStore findings;
    private final OtherStore others;

    ViewConsumer(Intake intake, AgencyStore agencies, FindingStore findings, OtherStore others) {
        this.intake = intake;
        this.agencies = agencies;
        this.findings = findings;
        this.others = others;
    }

    @Incoming("agencies")
    @Blocking
    void agencies(ConsumerRecords<String, String> batch) {
        intake.take(batch, agencies.messages());
    }

    @Incoming("findings")
    @Blocking
    void findings(ConsumerRecords<String, String> batch) {
        intake.take(batch, findings.messages());
    }

    @Incoming("devices")
    @Blocking
    void devices(ConsumerRecords<String, String> batch) {
        intake.take(batch, others.devices());
    }

    @Incoming("coverage")
    @Blocking
    void coverage(ConsumerRecords<String, String> batch) {
        intake.take(batch, others.coverage());
    }

    @Incoming("watchlists")
    @Blocking
    void watchlists(ConsumerRecords<String, String> batch) {
        intake.take(batch, others.watchlists());
    }
}
