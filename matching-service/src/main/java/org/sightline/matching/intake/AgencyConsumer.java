package org.sightline.matching.intake;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.sightline.matching.finding.FindingRepository;
import org.sightline.matching.held.Agency;
import org.sightline.matching.held.AgencyRepository;
import org.sightline.matching.settlement.Settlement;
import org.sightline.matching.watchlists.Watchlists;

/** Learns what kind of body an agency is. Where that changes, its findings are judged again, visibly. */
@ApplicationScoped
class AgencyConsumer {

    private final Intake intake;
    private final AgencyRepository agencies;
    private final FindingRepository findings;
    private final Settlement settlement;
    private final Watchlists lists;

    AgencyConsumer(
            Intake intake,
            AgencyRepository agencies,
            FindingRepository findings,
            Settlement settlement,
            Watchlists lists) {
        this.intake = intake;
        this.agencies = agencies;
        this.findings = findings;
        this.settlement = settlement;
        this.lists = lists;
    }

    @Incoming("agencies")
    @Blocking
    void consume(ConsumerRecords<String, String> messages) {
        intake.take(messages, Agency.class, Agency::fault, this::take);
    }

    private void take(List<Agency> batch) {
        for (Agency agency : batch) {
            Set<UUID> ids = new TreeSet<>(agency.aliasIds());
            ids.add(agency.id());
            agencies.lock(ids);
            ids.addAll(agencies.aliasesOf(agency.id()));
            if (agencies.take(agency)) {
                settlement.again(
                        findings.groupsOf(ids),
                        lists.hold(),
                        "What is known of the agency changed: "
                                + (agency.kind() == null
                                        ? "kind not known"
                                        : agency.kind().replace('_', ' '))
                                + (agency.federalContractor() == null
                                        ? ""
                                        : agency.federalContractor()
                                                ? ", holds a federal contract"
                                                : ", holds no federal contract")
                                + ".");
            }
        }
    }
}
