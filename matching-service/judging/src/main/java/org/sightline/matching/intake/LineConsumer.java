package org.sightline.matching.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.sightline.kit.inbox.Inbox;
import org.sightline.kit.inbox.Subscription;
import org.sightline.kit.json.RecordReader;
import org.sightline.matching.held.ContractLine;
import org.sightline.matching.linestore.LineStore;
import org.sightline.matching.settlement.Effects;
import org.sightline.matching.settlement.ScreenedLines;
import org.sightline.matching.settlement.Settlement;
import org.sightline.matching.watchlists.WatchlistInForce;
import org.sightline.matching.watchlists.Watchlists;

/** Screens contract lines as they come, thousands at a time. Most match nothing and are only stored. */
@Startup
@ApplicationScoped
class LineConsumer {

    private final Inbox inbox;
    private final LineStore lines;
    private final Settlement settlement;
    private final Watchlists lists;
    private final Counter screened;
    private final Counter opened;
    private final Timer batch;
    private final Subscription<ContractLine> subscription;

    LineConsumer(Inbox inbox, LineStore lines, Settlement settlement, Watchlists lists, MeterRegistry metrics) {
        this.inbox = inbox;
        this.lines = lines;
        this.settlement = settlement;
        this.lists = lists;
        this.screened = metrics.counter("sightline.lines.screened");
        this.opened = metrics.counter("sightline.findings.opened");
        this.batch = metrics.timer("sightline.screening.batch");
        this.subscription = Subscription.reading(new RecordReader<>(ContractLine.class)::read)
                .fault(ContractLine::fault)
                .key(ContractLine::id)
                .version(ContractLine::version)
                .agencies(line -> List.of(line.agencyId()))
                .held(lines::agenciesOf)
                .take(come -> batch.record(() -> take(come)));
    }

    @Incoming("contract-lines")
    @Blocking
    void consume(ConsumerRecords<String, String> messages) {
        inbox.take(messages, subscription);
    }

    private void take(List<ContractLine> batch) {
        WatchlistInForce list = lists.hold();
        ScreenedLines present = ScreenedLines.nothing();
        LineStore.News news = lines.store(batch, line -> present.add(line, list));
        Effects effects = settlement.lines(present, news.changed(), list, "Published data came in.");
        screened.increment(news.taken().size());
        opened.increment(effects.opened().size());
    }
}
