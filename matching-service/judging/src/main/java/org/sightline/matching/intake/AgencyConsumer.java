package org.sightline.matching.intake;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.inbox.Inbox;
import org.sightline.kit.inbox.Subscription;
import org.sightline.matching.finding.FindingRepository;
import org.sightline.matching.held.Agency;
import org.sightline.matching.held.AgencyRepository;
import org.sightline.matching.settlement.Settlement;
import org.sightline.matching.watchlists.Watchlists;

/** Learns what kind of body an agency is. Where that changes, its findings are judged again, visibly. */
@ApplicationScoped
class AgencyConsumer {

    private final Inbox inbox;
    private final AgencyRepository agencies;
    private final FindingRepository findings;
    private final Settlement settlement;
    private final Watchlists lists;
    private final Subscription<Agency> subscription;

    AgencyConsumer(
            Inbox inbox,
            AgencyRepository agencies,
            FindingRepository findings,
            Settlement settlement,
            Watchlists lists) {
        this.inbox = inbox;
        this.agencies = agencies;
        this.findings = findings;
        this.settlement = settlement;
        this.lists = lists;
        this.subscription = Subscription.to(Agency.class)
                .fault(Agency::fault)
                .key(Agency::id)
                .version(Agency::version)
                .agencies(AgencyConsumer::withMerged)
                .take(this::take);
    }

    @Incoming("agencies")
    @Blocking
    void consume(ConsumerRecords<String, String> messages) {
        inbox.take(messages, subscription);
    }

    private static Set<UUID> withMerged(Agency agency) {
        Set<UUID> ids = new TreeSet<>(agency.aliasIds());
        ids.add(agency.id());
        return ids;
    }

    private void take(List<Agency> batch) {
        batch.forEach(this::take);
    }

    private void take(Agency agency) {
        Set<UUID> ids = withMerged(agency);
        agencies.lock(ids);
        ids.addAll(agencies.aliasesOf(agency.id()));
        if (agencies.take(agency)) {
            settlement.again(
                    findings.groupsOf(ids),
                    lists.hold(),
                    "What is known of the agency changed: " + kind(agency.kind())
                            + contracts(agency.federalContractor()) + ".");
        }
    }

    private static String kind(@Nullable String kind) {
        return kind == null ? "kind not known" : kind.replace('_', ' ');
    }

    private static String contracts(@Nullable Boolean federalContractor) {
        if (federalContractor == null) {
            return "";
        }
        return federalContractor ? ", holds a federal contract" : ", holds no federal contract";
    }
}
