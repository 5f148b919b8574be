package org.sightline.matching.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.sightline.matching.InventedLine;
import org.sightline.matching.RealService;

/** A consumer of lines that does not even poll is seen by how far it is behind, though it has two channels. */
@QuarkusTest
class HaltedConsumerTest extends RealService {

    private static final String TOPIC = "contract-lines";

    @Inject
    KafkaClientService clients;

    @Test
    void theLagOfLinesGrowsWhileNobodyTakesThemAndIsGoneAfterwards() {
        List<String> channels = clients.getConsumerChannels().stream()
                .filter(channel -> channel.startsWith(TOPIC))
                .toList();
        assertThat(channels).hasSizeGreaterThan(1);
        eventually().until(() -> lag() == 0);
        CountDownLatch goOn = new CountDownLatch(1);
        try {
            channels.forEach(channel -> halt(channel, goOn));
            for (int i = 1; i <= 5; i++) {
                UUID line = UUID.randomUUID();
                send(TOPIC, line, InventedLine.same(line).line().made());
            }
            eventually().untilAsserted(() -> assertThat(lag()).isEqualTo(5));
        } finally {
            goOn.countDown();
        }
        eventually().untilAsserted(() -> assertThat(lag()).isZero());
    }

    private void halt(String channel, CountDownLatch goOn) {
        KafkaConsumer<Object, Object> consumer = clients.getConsumer(channel);
        consumer.runOnPollingThread(polls -> {
                    try {
                        assertThat(goOn.await(2, TimeUnit.MINUTES)).isTrue();
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                })
                .subscribe()
                .with(done -> {});
    }

    private static long lag() {
        return admin().get("/system").jsonPath().getLong("topics.find { it.topic == '" + TOPIC + "' }.lag");
    }
}
