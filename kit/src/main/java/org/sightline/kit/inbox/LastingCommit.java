package org.sightline.kit.inbox;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaConnectorIncomingConfiguration;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.smallrye.reactive.messaging.kafka.commit.KafkaCommitHandler;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Tells the broker how far each partition is taken, at once and until the broker has heard it. SmallRye's own {@code latest}
 * tells it once: where that fails, as it does while the broker is away or the group is dealt out anew, what was taken counts
 * as not taken until the next message of that partition comes. On a quiet topic that is never, and the consumer seems to
 * stand still.
 */
final class LastingCommit implements KafkaCommitHandler {

    /** The name of this in {@code commit-strategy}. */
    static final String NAME = "lasting";

    private static final Logger LOG = Logger.getLogger(LastingCommit.class);

    private final KafkaConsumer<?, ?> consumer;
    private final Duration pause;
    private final Duration longestPause;

    /** The next offset of each partition that is this consumer's; -1 where none was taken yet. */
    private final Map<TopicPartition, Long> next = new ConcurrentHashMap<>();

    /** How SmallRye gets one for each channel. */
    @ApplicationScoped
    @Identifier(NAME)
    static class Factory implements KafkaCommitHandler.Factory {

        @Override
        public KafkaCommitHandler create(
                KafkaConnectorIncomingConfiguration channel,
                Vertx vertx,
                KafkaConsumer<?, ?> consumer,
                BiConsumer<Throwable, Boolean> failed) {
            return new LastingCommit(consumer, Duration.ofMillis(200), Duration.ofSeconds(5));
        }
    }

    /**
     * For one consumer.
     *
     * @param pause before a commit that failed is tried again; twice as long each time
     * @param longestPause what that grows to
     */
    LastingCommit(KafkaConsumer<?, ?> consumer, Duration pause, Duration longestPause) {
        this.consumer = consumer;
        this.pause = pause;
        this.longestPause = longestPause;
    }

    @Override
    public void partitionsAssigned(Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> next.put(partition, -1L));
    }

    /** What was in hand is taken once more by the next owner; to commit it here could undo what that one says. */
    @Override
    public void partitionsRevoked(Collection<TopicPartition> partitions) {
        partitions.forEach(next::remove);
    }

    @Override
    public void terminate(boolean graceful) {
        next.clear();
    }

    /** Returns without waiting for the broker: a message that is told twice is taken twice, and says the same. */
    @Override
    public <K, V> Uni<Void> handle(IncomingKafkaRecord<K, V> record) {
        taken(new TopicPartition(record.getTopic(), record.getPartition()), record.getOffset() + 1);
        return Uni.createFrom().voidItem().runSubscriptionOn(record::runOnMessageContext);
    }

    void taken(TopicPartition partition, long offset) {
        Long now = next.computeIfPresent(partition, (key, before) -> Math.max(before, offset));
        if (now == null || now != offset) {
            return;
        }
        Map<TopicPartition, OffsetAndMetadata> commit = Map.of(partition, new OffsetAndMetadata(offset));
        Uni.createFrom()
                .deferred(() -> holds(partition, offset)
                        ? consumer.commitAsync(commit)
                        : Uni.createFrom().voidItem())
                .onFailure()
                .invoke(failed ->
                        LOG.debugf("Offset %d of %s is told again: %s", offset, partition, failed.getMessage()))
                .onFailure()
                .retry()
                .withBackOff(pause, longestPause)
                .indefinitely()
                .subscribe()
                .with(told -> {}, failed -> LOG.warnf(failed, "Offset %d of %s is not told", offset, partition));
    }

    private boolean holds(TopicPartition partition, long offset) {
        Long now = next.get(partition);
        return now != null && now == offset;
    }
}
