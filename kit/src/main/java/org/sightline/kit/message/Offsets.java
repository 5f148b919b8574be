package org.sightline.kit.message;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** How far a group of consumers has read a topic, as the broker knows it. */
@ApplicationScoped
public class Offsets {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Map<String, Object> broker;
    private @Nullable Admin admin;

    Offsets(@Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.broker = broker;
    }

    /**
     * How far a partition is read.
     *
     * @param end where the next message goes
     * @param done what is acknowledged: everything before it
     */
    public record Read(long end, long done) {

        /** How many messages are not acknowledged. */
        public long left() {
            return Math.max(0, end - done);
        }
    }

    /**
     * Each partition of a topic.
     *
     * @throws IllegalStateException where the broker does not say
     */
    public Map<TopicPartition, Read> of(String topic, String group) {
        Admin asked = admin();
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        get(asked.describeTopics(List.of(topic)).allTopicNames())
                .values()
                .forEach(found -> found.partitions()
                        .forEach(one -> latest.put(new TopicPartition(topic, one.partition()), OffsetSpec.latest())));
        Map<TopicPartition, ListOffsetsResult.ListOffsetsResultInfo> ends =
                get(asked.listOffsets(latest).all());
        Map<TopicPartition, OffsetAndMetadata> committed =
                get(asked.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        Map<TopicPartition, Read> read = new HashMap<>();
        ends.forEach((partition, end) -> {
            OffsetAndMetadata done = committed.get(partition);
            read.put(partition, new Read(end.offset(), done == null ? 0 : done.offset()));
        });
        return read;
    }

    private static <T> T get(KafkaFuture<T> answer) {
        try {
            return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while asking the broker", stopped);
        } catch (ExecutionException | TimeoutException away) {
            throw new IllegalStateException("The broker does not say how far a topic is read", away);
        }
    }

    private synchronized Admin admin() {
        if (admin == null) {
            Map<String, Object> settings = new HashMap<>(broker);
            settings.keySet().retainAll(AdminClientConfig.configNames());
            settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
            settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
            admin = Admin.create(settings);
        }
        return admin;
    }

    @PreDestroy
    synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ofSeconds(1));
        }
    }
}
