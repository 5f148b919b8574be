package org.sightline.kit.operations;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.sightline.kit.testapp.RealKit;
import org.sightline.localstack.people.Tokens;
import org.sightline.localstack.server.KafkaAccounts;
import org.sightline.testsupport.service.KafkaRecords;

/** How far each consumer is behind is said of every channel, and where it is not known, that is said. */
@QuarkusTest
@RealKit
class ConsumerLagTest {

    private static final Duration SOON = Duration.ofSeconds(40);
    private static final String ELSEWHERE = "kit-test-elsewhere";
    private static final String SENTENCE = "It is not known how many messages of " + ELSEWHERE + " wait.";

    @Inject
    KafkaClientService clients;

    @Test
    void aConsumerThatPollsNoMoreIsSeenWhateverItsChannelIsCalled() throws Exception {
        assertThat(clients.getConsumerChannels()).contains("things$1", "things$2");
        CountDownLatch goOn = new CountDownLatch(1);
        try {
            halt("things$1", goOn);
            halt("things$2", goOn);
            String id = UUID.randomUUID().toString();
            KafkaRecords.at(broker())
                    .send(
                            "devices",
                            id,
                            Map.of("ce_type", "thing.changed.v1"),
                            "{\"id\":\"" + id + "\",\"version\":1,\"name\":\"lamp\"}");

            await().atMost(SOON).untilAsserted(() -> {
                assertThat(topic("devices").path("lag").asLong()).isPositive();
                assertThat(topic("devices").path("stuck").asBoolean()).isTrue();
                given().get("/q/health/live").then().statusCode(503).body(containsString("devices"));
            });
        } finally {
            goOn.countDown();
        }
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(topic("devices").path("lag").asLong(-1)).isZero();
            given().get("/q/health/live").then().statusCode(200);
        });
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

    @Test
    void whatCannotBeMeasuredIsNotKnownAndIsSaidOnceAndHidesNothingElse() throws Exception {
        List<String> warnings = new CopyOnWriteArrayList<>();
        Handler reader = new Warnings(warnings);
        Logger log = Logger.getLogger("org.sightline.kit.flow.Measure");
        log.addHandler(reader);
        try (Admin admin = Admin.create(KafkaAccounts.client(broker()))) {
            for (int round = 1; round <= 2; round++) {
                admin.createTopics(List.of(new NewTopic(ELSEWHERE, 1, (short) 1)))
                        .all()
                        .get();
                await().atMost(SOON)
                        .untilAsserted(
                                () -> assertThat(topic(ELSEWHERE).path("lag").asLong(-1))
                                        .isZero());
                assertThat(state().path("sentences").toString()).doesNotContain(SENTENCE);

                admin.deleteTopics(List.of(ELSEWHERE)).all().get();
                await().atMost(SOON).untilAsserted(() -> {
                    assertThat(topic(ELSEWHERE).path("lag").isNumber()).isFalse();
                    assertThat(topic(ELSEWHERE).path("topic").asText()).isEqualTo(ELSEWHERE);
                });
                TimeUnit.SECONDS.sleep(3);

                assertThat(warnings).hasSize(round).allMatch(warning -> warning.contains(ELSEWHERE));
                assertThat(topic("devices").path("lag").isNumber()).isTrue();
                assertThat(state().path("well").asBoolean()).isFalse();
                assertThat(state().path("sentences").toString())
                        .contains(SENTENCE)
                        .doesNotContain("Nothing waits.");
                given().get("/q/health/well").then().body(containsString("not known"));
                assertThat(metric(ELSEWHERE)).contains("NaN");
                assertThat(metric("devices")).isPresent().get().isNotEqualTo("NaN");
            }
        } finally {
            log.removeHandler(reader);
        }
    }

    private static final class Warnings extends Handler {

        private final List<String> warnings;

        private Warnings(List<String> warnings) {
            this.warnings = warnings;
        }

        @Override
        public void publish(LogRecord record) {
            if (record.getLevel().intValue() >= Level.WARNING.intValue()) {
                warnings.add(record.getMessage() + java.util.Arrays.toString(record.getParameters()));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private static String broker() {
        return ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    }

    private static JsonNode state() throws JsonProcessingException {
        return new ObjectMapper()
                .readTree(given().auth()
                        .oauth2(Tokens.of("admin"))
                        .get("/system")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString());
    }

    private static JsonNode topic(String name) throws JsonProcessingException {
        return state().path("topics")
                .valueStream()
                .filter(topic -> topic.path("topic").asText().equals(name))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    /** What the metrics say of the lag of a topic; empty where there is no such series. */
    private static Optional<String> metric(String topic) {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("sightline_consumer_lag") && line.contains("topic=\"" + topic + "\""))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .findFirst();
    }
}
