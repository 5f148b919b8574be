package org.sightline.kit.operations;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.message.Offsets;

/**
 * How far this service's consumers are behind, by what they have acknowledged: a consumer that polls no more is seen too.
 * While the broker is away nothing is known, and nothing counts as standing still.
 */
@ApplicationScoped
class ConsumerLag {

    private static final Logger LOG = Logger.getLogger(ConsumerLag.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final KafkaClientService clients;
    private final Offsets offsets;
    private final Config config;
    private final MeterRegistry meters;
    private final Map<TopicPartition, Acknowledged> acknowledged = new ConcurrentHashMap<>();
    private final Map<String, Long> lags = new ConcurrentHashMap<>();

    /** How far a partition is acknowledged, since when, and how much is left to this instance. */
    private record Acknowledged(long done, Instant since, long left) {}

    /** A topic that a group reads. */
    private record Reading(String channel, String topic, String group) {}

    ConsumerLag(KafkaClientService clients, Offsets offsets, Config config, MeterRegistry meters) {
        this.clients = clients;
        this.offsets = offsets;
        this.config = config;
        this.meters = meters;
    }

    /** How many messages of each topic are not acknowledged yet, when it was last measured. */
    Map<String, Long> byTopic() {
        return new TreeMap<>(lags);
    }

    /** The topics of which nothing was acknowledged for so long while there was work. */
    List<String> standStill(Duration longest) {
        Instant oldest = Instant.now().minus(longest);
        return acknowledged.entrySet().stream()
                .filter(entry ->
                        entry.getValue().left() > 0 && entry.getValue().since().isBefore(oldest))
                .map(entry -> entry.getKey().topic())
                .distinct()
                .sorted()
                .toList();
    }

    @Scheduled(every = "${sightline.flow.measure-every:15S}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void measure() {
        try {
            readings().forEach(this::measure);
        } catch (RuntimeException away) {
            acknowledged.clear();
            LOG.debugf("The lag is not known: %s", away.getMessage());
        }
    }

    private List<Reading> readings() {
        List<Reading> readings = new ArrayList<>();
        for (String channel : clients.getConsumerChannels()) {
            String prefix = "mp.messaging.incoming." + channel + ".";
            readings.add(new Reading(
                    channel,
                    config.getOptionalValue(prefix + "topic", String.class).orElse(channel),
                    config.getOptionalValue(prefix + "group.id", String.class).orElse("")));
        }
        return readings;
    }

    private void measure(Reading reading) {
        Map<TopicPartition, Offsets.Read> read = offsets.of(reading.topic(), reading.group());
        Set<TopicPartition> own = assigned(reading.channel());
        read.forEach((partition, offset) ->
                note(partition, offset.done(), own == null || own.contains(partition) ? offset.left() : 0));
        if (lags.put(
                        reading.topic(),
                        read.values().stream().mapToLong(Offsets.Read::left).sum())
                == null) {
            meters.gauge(
                    "sightline.consumer.lag",
                    List.of(Tag.of("topic", reading.topic())),
                    lags,
                    all -> all.getOrDefault(reading.topic(), 0L));
        }
    }

    private void note(TopicPartition partition, long done, long left) {
        acknowledged.merge(
                partition,
                new Acknowledged(done, Instant.now(), left),
                (before, fresh) -> before.done() == done && before.left() > 0
                        ? new Acknowledged(done, before.since(), left)
                        : fresh);
    }

    /** The partitions that this instance reads; null where its consumer does not say, as one that hangs. */
    private @Nullable Set<TopicPartition> assigned(String channel) {
        Set<TopicPartition> own = new HashSet<>();
        try {
            for (KafkaConsumer<Object, Object> consumer : clients.<Object, Object>getConsumers(channel)) {
                own.addAll(consumer.getAssignments().await().atMost(PATIENCE));
            }
            return own;
        } catch (RuntimeException silent) {
            return null;
        }
    }
}
