package org.sightline.testsupport.invariant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.sightline.localstack.server.KafkaAccounts;

/** What a bad network or a bad program would do to the topics: records twice, in another order, unreadable. */
public final class Records {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Each with the groups that read it. */
    public static final Map<String, List<String>> READ_BY = Map.of(
            "agencies", List.of("ingest-service", "matching-service", "gateway"),
            "buyers", List.of("inventory-service"),
            "contract-lines", List.of("matching-service"),
            "coverage", List.of("gateway"),
            "devices", List.of("matching-service", "gateway"),
            "findings", List.of("gateway"),
            "watchlists", List.of("gateway"));

    /** The records of these carry a version, and the newest of a key must be its last. */
    private static final List<String> VERSIONED =
            List.of("agencies", "contract-lines", "coverage", "devices", "findings");

    private static final int SOME = 60;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String broker;
    private final Set<String> disordered = ConcurrentHashMap.newKeySet();
    private final Map<String, String> poison = new ConcurrentHashMap<>();

    /** @param broker for {@code kafka.bootstrap.servers} */
    public Records(String broker) {
        this.broker = broker;
    }

    /** The keys of the unreadable records, with their topics. */
    public Map<String, String> poison() {
        return poison;
    }

    /** Sends some of the last records of a topic again, in another order. */
    public String again(Random random) {
        String topic = VERSIONED.get(random.nextInt(VERSIONED.size()));
        // An unreadable record that comes again is set aside again, and each is to be set aside once.
        List<ConsumerRecord<String, String>> last = all(topic, SOME).stream()
                .filter(record -> record.key() != null && !poison.containsKey(record.key()))
                .toList();
        if (last.isEmpty()) {
            return topic;
        }
        disordered.add(topic);
        List<ConsumerRecord<String, String>> mixed = new ArrayList<>(last);
        mixed.addAll(last.subList(0, last.size() / 2));
        Collections.shuffle(mixed, random);
        send(mixed);
        return topic;
    }

    /** Puts the newest record of each key last again, in the topics that were put in disorder. */
    public void order() {
        for (String topic : Set.copyOf(disordered)) {
            Map<String, ConsumerRecord<String, String>> newest = new LinkedHashMap<>();
            Map<String, ConsumerRecord<String, String>> last = new HashMap<>();
            for (ConsumerRecord<String, String> record : all(topic, Integer.MAX_VALUE)) {
                if (record.key() == null || version(record) < 0) {
                    continue;
                }
                newest.merge(
                        record.key(), record, (held, offered) -> version(offered) >= version(held) ? offered : held);
                last.put(record.key(), record);
            }
            send(newest.entrySet().stream()
                    .filter(entry ->
                            version(Objects.requireNonNull(last.get(entry.getKey()))) < version(entry.getValue()))
                    .map(Map.Entry::getValue)
                    .toList());
            disordered.remove(topic);
        }
    }

    /** The last record of each key of a topic, by version: what a reader from the beginning ends with. */
    public Map<String, Long> lastVersions(String topic) {
        Map<String, Long> last = new HashMap<>();
        for (ConsumerRecord<String, String> record : all(topic, Integer.MAX_VALUE)) {
            if (record.key() != null && version(record) >= 0) {
                last.put(record.key(), version(record));
            }
        }
        return last;
    }

    static long version(ConsumerRecord<String, String> record) {
        if (record.value() == null) {
            return -1;
        }
        try {
            JsonNode version = JSON.readTree(record.value()).path("version");
            return version.isNumber() ? version.asLong() : -1;
        } catch (IOException poison) {
            return -1;
        }
    }

    /** Sends records that nobody can take, each with a key of its own. */
    public String spoil(Random random) {
        List<String> topics = List.of("agencies", "contract-lines", "devices", "findings", "buyers", "coverage");
        String topic = topics.get(random.nextInt(topics.size()));
        try (KafkaProducer<String, String> producer = producer()) {
            for (int i = 0; i < 3; i++) {
                String key = "poison-" + Long.toHexString(random.nextLong());
                String body = i == 0
                        ? "{\"id\": \"not-a-thing\", \"version\": "
                        : i == 1 ? "{\"version\":1}" : "[\"" + "x".repeat(3_000) + "\"]";
                send(producer, new ProducerRecord<>(topic, key, body));
                poison.put(key, topic);
            }
        }
        return topic;
    }

    /** Is for a while another consumer of the group that takes nothing. */
    public void join(String topic, String group, Duration lasts) {
        Map<String, Object> settings = KafkaAccounts.client(
                broker,
                Map.of(
                        "group.id",
                        group,
                        "enable.auto.commit",
                        "false",
                        "max.poll.records",
                        "1",
                        "partition.assignment.strategy",
                        CooperativeStickyAssignor.class.getName()));
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            Instant end = Instant.now().plus(lasts);
            while (Instant.now().isBefore(end)) {
                consumer.poll(Duration.ofMillis(100));
            }
        }
    }

    /** Lets a group that nobody is in take its topics from the beginning. */
    public void fromTheBeginning(String group) {
        Instant end = Instant.now().plus(PATIENCE);
        try (Admin admin = Admin.create(KafkaAccounts.client(broker))) {
            while (Instant.now().isBefore(end)) {
                try {
                    Map<TopicPartition, OffsetAndMetadata> zero = new HashMap<>();
                    admin.listConsumerGroupOffsets(group)
                            .partitionsToOffsetAndMetadata()
                            .get(10, TimeUnit.SECONDS)
                            .keySet()
                            .forEach(partition -> zero.put(partition, new OffsetAndMetadata(0)));
                    admin.alterConsumerGroupOffsets(group, zero).all().get(10, TimeUnit.SECONDS);
                    return;
                } catch (ExecutionException | TimeoutException notEmptyYet) {
                    Thread.sleep(300);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** How many records the groups have not taken; -1 where the broker does not say. */
    public long lag() {
        long lag = 0;
        try (Admin admin = Admin.create(KafkaAccounts.client(
                        broker, Map.of("default.api.timeout.ms", "8000", "request.timeout.ms", "5000")));
                KafkaConsumer<String, String> consumer = reader()) {
            for (Map.Entry<String, List<String>> topic : READ_BY.entrySet()) {
                Map<TopicPartition, Long> ends = consumer.endOffsets(partitions(consumer, topic.getKey()));
                for (String group : topic.getValue()) {
                    Map<TopicPartition, OffsetAndMetadata> done = admin.listConsumerGroupOffsets(group)
                            .partitionsToOffsetAndMetadata()
                            .get(8, TimeUnit.SECONDS);
                    for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
                        OffsetAndMetadata at = done.get(end.getKey());
                        lag += Math.max(0, end.getValue() - (at == null ? 0 : at.offset()));
                    }
                }
            }
            return lag;
        } catch (ExecutionException | TimeoutException | org.apache.kafka.common.KafkaException away) {
            return -1;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    /** The last records of each partition. */
    public List<ConsumerRecord<String, String>> all(String topic, int ofEach) {
        List<ConsumerRecord<String, String>> all = new ArrayList<>();
        Instant deadline = Instant.now().plus(PATIENCE.multipliedBy(3));
        try (KafkaConsumer<String, String> consumer = reader()) {
            List<TopicPartition> partitions = partitions(consumer, topic);
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
            ends.forEach((partition, end) ->
                    consumer.seek(partition, Math.max(Objects.requireNonNull(begins.get(partition)), end - ofEach)));
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                if (Instant.now().isAfter(deadline)) {
                    throw new IllegalStateException("The topic " + topic + " cannot be read to its end");
                }
                consumer.poll(Duration.ofMillis(100)).forEach(all::add);
            }
        }
        return all;
    }

    private static List<TopicPartition> partitions(KafkaConsumer<String, String> consumer, String topic) {
        return consumer.partitionsFor(topic, Duration.ofSeconds(8)).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    private KafkaConsumer<String, String> reader() {
        return new KafkaConsumer<>(
                KafkaAccounts.client(broker, Map.of("enable.auto.commit", "false", "max.poll.records", "5000")),
                new StringDeserializer(),
                new StringDeserializer());
    }

    private KafkaProducer<String, String> producer() {
        return new KafkaProducer<>(
                KafkaAccounts.client(broker, Map.of("max.block.ms", "20000")),
                new StringSerializer(),
                new StringSerializer());
    }

    private void send(List<ConsumerRecord<String, String>> records) {
        try (KafkaProducer<String, String> producer = producer()) {
            for (ConsumerRecord<String, String> record : records) {
                send(
                        producer,
                        new ProducerRecord<>(record.topic(), null, record.key(), record.value(), record.headers()));
            }
        }
    }

    private static void send(KafkaProducer<String, String> producer, ProducerRecord<String, String> record) {
        record.headers().add("faults", "again".getBytes(StandardCharsets.UTF_8));
        try {
            producer.send(record).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException away) {
            throw new IllegalStateException("The broker does not take a record", away);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped", stopped);
        }
    }
}
