package org.sightline.kit.message;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How far a group of consumers has read a topic, as the broker knows it. */
@ApplicationScoped
public class Offsets {

    private final BrokerAdmin broker;

    Offsets(BrokerAdmin broker) {
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
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        broker.ask(admin -> admin.describeTopics(List.of(topic)).allTopicNames())
                .values()
                .forEach(found -> found.partitions()
                        .forEach(one -> latest.put(new TopicPartition(topic, one.partition()), OffsetSpec.latest())));
        Map<TopicPartition, ListOffsetsResult.ListOffsetsResultInfo> ends =
                broker.ask(admin -> admin.listOffsets(latest).all());
        Map<TopicPartition, OffsetAndMetadata> committed =
                broker.ask(admin -> admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        Map<TopicPartition, Read> read = new HashMap<>();
        ends.forEach((partition, end) -> {
            OffsetAndMetadata done = committed.get(partition);
            read.put(partition, new Read(end.offset(), done == null ? 0 : done.offset()));
        });
        return read;
    }
}
