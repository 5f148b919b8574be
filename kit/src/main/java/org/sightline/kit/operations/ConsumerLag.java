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
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.flow.Measure;
import org.sightline.kit.message.Offsets;

/**
 * How far this service's consumers are behind, by what they have acknowledged: a consumer that polls no more is seen too.
 * Of a topic whose lag cannot be measured nothing is known, and its consumer does not count as standing still. The others
 * are measured all the same.
 */
@ApplicationScoped
class ConsumerLag {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** What SmallRye adds to the name of a channel that has several consumers ({@code concurrency}). */
    private static final Pattern NUMBER_OF_CONSUMER = Pattern.compile("\\$\\d+$");

    private final KafkaClientService clients;
    private final Offsets offsets;
    private final Config config;
    private final MeterRegistry meters;
    private final Map<TopicPartition, Acknowledged> acknowledged = new ConcurrentHashMap<>();
    private final Map<String, Measure> lags = new ConcurrentHashMap<>();

    /** How far a partition is acknowledged, since when, and how much is left to this instance. */
    private record Acknowledged(long done, Instant since, long left) {}

    /** A topic that a group reads, with the channels of its consumers. */
    private record Reading(Set<String> channels, String topic, String group) {}

    ConsumerLag(KafkaClientService clients, Offsets offsets, Config config, MeterRegistry meters) {
        this.clients = clients;
        this.offsets = offsets;
        this.config = config;
        this.meters = meters;
    }

    /** How many messages of each topic are not acknowledged yet, when it was last measured. */
    Map<String, Measure> byTopic() {
        Map<String, Measure> topics = new TreeMap<>();
        readings().forEach(reading -> topics.put(reading.topic(), lag(reading.topic())));
        return topics;
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
        for (Reading reading : readings()) {
            if (!lag(reading.topic()).take(() -> measure(reading))) {
                acknowledged.keySet().removeIf(partition -> partition.topic().equals(reading.topic()));
            }
        }
    }

    private List<Reading> readings() {
        Map<String, Set<String>> consumers = new TreeMap<>();
        for (String consumer : clients.getConsumerChannels()) {
            String channel = NUMBER_OF_CONSUMER.matcher(consumer).replaceFirst("");
            consumers.computeIfAbsent(channel, first -> new TreeSet<>()).add(consumer);
        }
        List<Reading> readings = new ArrayList<>();
        consumers.forEach((channel, all) -> readings.add(new Reading(
                all,
                setting(channel, "topic").orElse(channel),
                setting(channel, "group.id").orElse(""))));
        return readings;
    }

    private Optional<String> setting(String channel, String name) {
        return config.getOptionalValue("mp.messaging.incoming." + channel + "." + name, String.class);
    }

    /** Its gauge is there from the first look on. */
    private Measure lag(String topic) {
        return lags.computeIfAbsent(topic, added -> {
            Measure lag = new Measure("how many messages of " + added + " wait");
            meters.gauge("sightline.consumer.lag", List.of(Tag.of("topic", added)), lag, Measure::orNaN);
            return lag;
        });
    }

    private long measure(Reading reading) {
        Map<TopicPartition, Offsets.Read> read = offsets.of(reading.topic(), reading.group());
        Set<TopicPartition> own = assigned(reading.channels());
        read.forEach((partition, offset) ->
                note(partition, offset.done(), own == null || own.contains(partition) ? offset.left() : 0));
        return read.values().stream().mapToLong(Offsets.Read::left).sum();
    }

    private void note(TopicPartition partition, long done, long left) {
        acknowledged.merge(
                partition,
                new Acknowledged(done, Instant.now(), left),
                (before, fresh) -> before.done() == done && before.left() > 0
                        ? new Acknowledged(done, before.since(), left)
                        : fresh);
    }

    /** The partitions that this instance reads; null where a consumer does not say, as one that hangs. */
    private @Nullable Set<TopicPartition> assigned(Set<String> channels) {
        Set<TopicPartition> own = new HashSet<>();
        try {
            for (String channel : channels) {
                for (KafkaConsumer<Object, Object> consumer : clients.<Object, Object>getConsumers(channel)) {
                    own.addAll(consumer.getAssignments().await().atMost(PATIENCE));
                }
            }
            return own;
        } catch (RuntimeException silent) {
            return null;
        }
    }
}
