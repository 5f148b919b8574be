package org.sightline.kit.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.DisconnectException;
import org.junit.jupiter.api.Test;

/** Against a consumer whose broker is away for a while. */
class LastingCommitTest {

    private static final TopicPartition AGENCIES = new TopicPartition("agencies", 1);

    private final BlockingQueue<Long> tried = new LinkedBlockingQueue<>();
    private volatile int fails;
    private final LastingCommit commit = new LastingCommit(consumer(), Duration.ofMillis(5), Duration.ofMillis(20));

    @SuppressWarnings("unchecked")
    private KafkaConsumer<String, String> consumer() {
        return (KafkaConsumer<String, String>) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {KafkaConsumer.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("commitAsync");
                    ((Map<TopicPartition, OffsetAndMetadata>) arguments[0])
                            .values()
                            .forEach(offset -> tried.add(offset.offset()));
                    return fails-- > 0
                            ? Uni.createFrom().failure(new DisconnectException("away"))
                            : Uni.createFrom().voidItem();
                });
    }

    private List<Long> tried(int times) throws InterruptedException {
        Long[] offsets = new Long[times];
        for (int i = 0; i < times; i++) {
            offsets[i] = tried.poll(20, TimeUnit.SECONDS);
        }
        return List.of(offsets);
    }

    @Test
    void whatTheBrokerDidNotHearIsToldAgainWithoutAnotherMessage() throws InterruptedException {
        commit.partitionsAssigned(List.of(AGENCIES));
        fails = 3;
        commit.taken(AGENCIES, 26);
        assertThat(tried(4)).containsOnly(26L);
        commit.taken(AGENCIES, 27);
        assertThat(tried(1)).containsExactly(27L);
    }

    @Test
    void whatCameOnceMoreAfterThePartitionWasTakenAwayIsToldAlthoughItWasTakenBefore() throws InterruptedException {
        commit.partitionsAssigned(List.of(AGENCIES));
        commit.taken(AGENCIES, 30);
        commit.partitionsRevoked(List.of(AGENCIES));
        commit.partitionsAssigned(List.of(AGENCIES));
        commit.taken(AGENCIES, 26);
        assertThat(tried(2)).containsExactly(30L, 26L);
    }

    @Test
    void nothingIsToldOfAPartitionThatIsAnothers() throws InterruptedException {
        commit.partitionsAssigned(List.of(AGENCIES));
        fails = Integer.MAX_VALUE;
        commit.taken(AGENCIES, 30);
        assertThat(tried(2)).containsOnly(30L);
        commit.partitionsRevoked(List.of(AGENCIES));
        commit.taken(AGENCIES, 31);
        commit.partitionsAssigned(List.of(AGENCIES));
        fails = 0;
        commit.taken(AGENCIES, 40);
        Long told = tried.poll(20, TimeUnit.SECONDS);
        while (told != null && told == 30) {
            told = tried.poll(20, TimeUnit.SECONDS);
        }
        assertThat(told).isEqualTo(40);
    }

    @Test
    void anOlderOffsetIsNotToldAfterANewerOne() throws InterruptedException {
        commit.partitionsAssigned(List.of(AGENCIES));
        commit.taken(AGENCIES, 30);
        commit.taken(AGENCIES, 26);
        commit.taken(AGENCIES, 31);
        assertThat(tried(2)).containsExactly(30L, 31L);
    }
}
