package org.sightline.matching.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.sightline.matching.held.ContractLine;
import org.sightline.matching.held.LineRepository;
import org.sightline.matching.settlement.Effects;
import org.sightline.matching.settlement.Settlement;
import org.sightline.matching.watchlists.WatchlistInForce;
import org.sightline.matching.watchlists.Watchlists;

/** Screens contract lines as they come, thousands at a time. Most match nothing and are only stored. */
@Startup
@ApplicationScoped
class LineConsumer {

    private final Intake intake;
    private final LineRepository lines;
    private final Settlement settlement;
    private final Watchlists lists;
    private final Counter screened;
    private final Counter opened;

    LineConsumer(Intake intake, LineRepository lines, Settlement settlement, Watchlists lists, MeterRegistry metrics) {
        this.intake = intake;
        this.lines = lines;
        this.settlement = settlement;
        this.lists = lists;
        this.screened = metrics.counter("sightline.lines.screened");
        this.opened = metrics.counter("sightline.findings.opened");
    }

    @Incoming("contract-lines")
    @Blocking
    void consume(ConsumerRecords<String, String> messages) {
        intake.take(messages, ContractLine.class, ContractLine::fault, this::take);
    }

    private void take(List<ContractLine> batch) {
        WatchlistInForce list = lists.hold();
        LineRepository.Stored stored = lines.store(newestOfEach(batch));
        Effects effects = settlement.lines(stored.taken(), stored.changed(), list, "Published data came in.");
        screened.increment(stored.taken().size());
        opened.increment(effects.opened().size());
    }

    private static List<ContractLine> newestOfEach(List<ContractLine> batch) {
        Map<UUID, ContractLine> newest = new LinkedHashMap<>(batch.size() * 2);
        for (ContractLine line : batch) {
            newest.merge(line.id(), line, (held, next) -> next.version() > held.version() ? next : held);
        }
        return List.copyOf(newest.values());
    }
}
