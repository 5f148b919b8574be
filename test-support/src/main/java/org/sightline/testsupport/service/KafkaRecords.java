package org.sightline.testsupport.service;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.sightline.localstack.server.KafkaAccounts;
import org.sightline.localstack.server.Topics;

/** What a test sends to topics and finds in them. */
public final class KafkaRecords {

    private static final String SOURCE = "ce_source";

    /** One of each broker, for as long as the tests run: signing in for every record would cost more than all else. */
    private static final Map<String, KafkaProducer<String, String>> PRODUCERS = new ConcurrentHashMap<>();

    private final String bootstrapServers;

    private KafkaRecords(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** Talks to the broker at this address (the value of {@code kafka.bootstrap.servers}). */
    public static KafkaRecords at(String bootstrapServers) {
        return new KafkaRecords(bootstrapServers);
    }

    private Map<String, Object> settings(String name, String value) {
        Map<String, Object> settings = KafkaAccounts.client(bootstrapServers);
        settings.put(name, value);
        return settings;
    }

    /**
     * Sends one record and returns when the broker has it. A null value is a tombstone. Where the headers name no source,
     * it comes from the topic's owner.
     */
    public void send(String topic, String key, Map<String, String> headers, String json) {
        try {
            sending(topic, key, headers, json).get(30, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException cause) {
            throw new AssertionError("Could not send to " + topic, cause);
        } catch (InterruptedException cause) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while sending to " + topic, cause);
        }
    }

    /** Sends many records, by their keys, and returns when the broker has them all. */
    public void sendAll(String topic, Map<String, String> headers, Map<String, String> jsons) {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        jsons.forEach((key, json) -> sent.add(sending(topic, key, headers, json)));
        try {
            for (Future<RecordMetadata> one : sent) {
                one.get(30, TimeUnit.SECONDS);
            }
        } catch (ExecutionException | TimeoutException cause) {
            throw new AssertionError("Could not send to " + topic, cause);
        } catch (InterruptedException cause) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while sending to " + topic, cause);
        }
    }

    private Future<RecordMetadata> sending(String topic, String key, Map<String, String> headers, String json) {
        ProducerRecord<String, String> produced = new ProducerRecord<>(topic, key, json);
        if (!headers.containsKey(SOURCE)) {
            produced.headers().add(SOURCE, Topics.owner(topic).getBytes(StandardCharsets.UTF_8));
        }
        headers.forEach((name, value) -> produced.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return PRODUCERS
                .computeIfAbsent(
                        bootstrapServers,
                        servers -> new KafkaProducer<>(
                                settings("linger.ms", "0"), new StringSerializer(), new StringSerializer()))
                .send(produced);
    }

    /** The first record of the topic, from its beginning, that fits. Fails when none has come by the deadline. */
    public ConsumerRecord<String, String> await(
            String topic, Duration within, Predicate<ConsumerRecord<String, String>> wanted) {
        int seen = 0;
        Instant deadline = Instant.now().plus(within);
        try (KafkaConsumer<String, String> consumer = fromTheBeginning(topic)) {
            while (Instant.now().isBefore(deadline)) {
                for (ConsumerRecord<String, String> found : consumer.poll(Duration.ofMillis(100))) {
                    seen++;
                    if (wanted.test(found)) {
                        return found;
                    }
                }
            }
        }
        throw new AssertionError(
                "None of the " + seen + " records in " + topic + " fits after " + within.toSeconds() + " s");
    }

    /** All records that the topic holds now, oldest first within a partition. */
    public List<ConsumerRecord<String, String>> all(String topic) {
        List<ConsumerRecord<String, String>> all = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = fromTheBeginning(topic)) {
            Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(all::add);
            }
        }
        return all;
    }

    /** The text of a header; null where there is none. */
    public static String header(ConsumerRecord<String, String> found, String name) {
        Header header = found.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private KafkaConsumer<String, String> fromTheBeginning(String topic) {
        KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                settings("enable.auto.commit", "false"), new StringDeserializer(), new StringDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }
}
