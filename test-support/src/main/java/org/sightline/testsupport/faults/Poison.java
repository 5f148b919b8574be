package org.sightline.testsupport.faults;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.sightline.localstack.server.KafkaAccounts;
import org.sightline.localstack.server.Topics;
import org.sightline.localstack.stack.Part;
import org.sightline.testsupport.invariant.Databases;
import org.sightline.testsupport.invariant.Records;

/**
 * How long records wait when one of a thousand cannot be taken: from the moment at which a record is sent until the group
 * has acknowledged it, and until the bad one is set aside.
 */
final class Poison {

    private static final String TOPIC = "contract-lines";
    private static final String GROUP = "matching-service";
    private static final int ONE_IN = 1_000;
    private static final Duration LOOK = Duration.ofMillis(20);
    /** One line of so many says what the known ones say; the others say nothing that anybody looks for. */
    private static final int ONE_TELLING_IN = 100;

    private final String broker;
    private final Databases databases;
    private final Records records;
    private final Consumer<String> say;
    /** When each offset of a partition was sent, and when it was first seen acknowledged. */
    private final Map<TopicPartition, TreeMap<Long, Long>> sent = new HashMap<>();

    private final Map<TopicPartition, TreeMap<Long, Long>> acknowledged = new ConcurrentHashMap<>();
    private final Map<String, Long> bad = new HashMap<>();
    private volatile boolean ended;

    Poison(String broker, Databases databases, Records records, Consumer<String> say) {
        this.broker = broker;
        this.databases = databases;
        this.records = records;
        this.say = say;
    }

    /**
     * Measures.
     *
     * @param count records in all
     * @param aSecond how many of them in a second
     */
    void measure(int count, int aSecond) {
        List<ConsumerRecord<String, String>> known = records.all(TOPIC, 1);
        if (known.isEmpty()) {
            throw new IllegalStateException("No line was loaded yet");
        }
        Thread looking = Thread.ofPlatform().daemon().name("acknowledged").start(this::look);
        send(known.stream().map(ConsumerRecord::value).toList(), count, aSecond);
        awaitAll(looking);
        report(count);
    }

    private void send(List<String> known, int count, int aSecond) {
        Instant begun = Instant.now();
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                KafkaAccounts.client(broker, Map.of("linger.ms", "5")),
                new StringSerializer(),
                new StringSerializer())) {
            for (int i = 0; i < count; i++) {
                Duration due = Duration.ofNanos(1_000_000_000L * i / aSecond);
                LockSupport.parkNanos(
                        due.minus(Duration.between(begun, Instant.now())).toNanos());
                String key = UUID.randomUUID().toString();
                boolean spoiled = i % ONE_IN == ONE_IN / 2;
                String body = spoiled ? "{\"id\": \"" + key + "\", \"version\": " : line(known, key, i);
                if (spoiled) {
                    bad.put(key, System.currentTimeMillis());
                }
                ProducerRecord<String, String> record = new ProducerRecord<>(TOPIC, key, body);
                record.headers().add("ce_source", Topics.owner(TOPIC).getBytes(StandardCharsets.UTF_8));
                send(producer, record, spoiled);
            }
            producer.flush();
        } catch (IOException cannot) {
            throw new IllegalStateException(cannot);
        }
    }

    /** A purchase of its own: lines of one document are one finding, which grows with each. */
    private static String line(List<String> known, String key, int number) throws IOException {
        ObjectNode line = (ObjectNode) Person.JSON.readTree(known.get(number % known.size()));
        line.put("id", key).put("version", 1).put("documentNumber", "POISON-" + number);
        if (number % ONE_TELLING_IN != 0) {
            line.put("description", "Paper, letter size, box of ten").put("vendorName", "Invented Paper Supply");
            line.remove(List.of("manufacturer", "model"));
        }
        return line.toString();
    }

    private void send(KafkaProducer<String, String> producer, ProducerRecord<String, String> record, boolean spoiled) {
        long now = System.currentTimeMillis();
        var _ = producer.send(record, (at, failed) -> {
            if (failed == null && !spoiled) {
                synchronized (sent) {
                    sent.computeIfAbsent(new TopicPartition(at.topic(), at.partition()), fresh -> new TreeMap<>())
                            .put(at.offset(), now);
                }
            }
        });
    }

    private void look() {
        try (Admin admin = Admin.create(KafkaAccounts.client(broker))) {
            while (!ended) {
                long now = System.currentTimeMillis();
                admin.listConsumerGroupOffsets(GROUP)
                        .partitionsToOffsetAndMetadata()
                        .get(20, TimeUnit.SECONDS)
                        .forEach((partition, done) -> {
                            if (partition.topic().equals(TOPIC)) {
                                acknowledged
                                        .computeIfAbsent(partition, fresh -> new TreeMap<>())
                                        .putIfAbsent(done.offset(), now);
                            }
                        });
                Thread.sleep(LOOK);
            }
        } catch (ExecutionException | TimeoutException away) {
            say.accept("The broker does not say how far the lines are taken: " + away);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitAll(Thread looking) {
        Instant end = Instant.now().plus(Duration.ofSeconds(90));
        while (records.lag() != 0 && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
        LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        ended = true;
        try {
            looking.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void report(int count) {
        List<Long> delays = new ArrayList<>();
        int never = 0;
        for (Map.Entry<TopicPartition, TreeMap<Long, Long>> partition : sent.entrySet()) {
            TreeMap<Long, Long> seen = acknowledged.getOrDefault(partition.getKey(), new TreeMap<>());
            for (Map.Entry<Long, Long> record : partition.getValue().entrySet()) {
                Map.Entry<Long, Long> after = seen.higherEntry(record.getKey());
                if (after == null) {
                    never++;
                } else {
                    delays.add(after.getValue() - record.getValue());
                }
            }
        }
        delays.sort(null);
        List<Long> aside = new ArrayList<>();
        for (String row : databases.rows(
                Part.MATCHING, "select msg_key, (extract(epoch from set_aside_at) * 1000)::bigint from dead_letter")) {
            String[] columns = row.split(" \\| ");
            Long at = bad.get(columns[0]);
            if (at != null) {
                aside.add(Long.parseLong(columns[1]) - at);
            }
        }
        aside.sort(null);
        say.accept(String.format(
                "%,d records, %d of them unreadable: others acknowledged after p50 %d ms, p99 %d ms, most %d ms, %d never;"
                        + " %d set aside after p50 %d ms, most %d ms",
                count,
                bad.size(),
                at(delays, 0.5),
                at(delays, 0.99),
                at(delays, 1),
                never,
                aside.size(),
                at(aside, 0.5),
                at(aside, 1)));
    }

    private static long at(List<Long> sorted, double part) {
        return sorted.isEmpty() ? -1 : sorted.get((int) Math.min(sorted.size() - 1, sorted.size() * part));
    }
}
