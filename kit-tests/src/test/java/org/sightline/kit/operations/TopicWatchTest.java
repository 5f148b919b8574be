package org.sightline.kit.operations;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.sightline.kit.message.TopicStrengths;
import org.sightline.kit.testapp.RealKit;
import org.sightline.localstack.people.Tokens;
import org.sightline.localstack.server.KafkaAccounts;

/** A service looks at its topics at a real broker and says which keeps less than it needs. */
@QuarkusTest
@RealKit
class TopicWatchTest {

    private static final String ELSEWHERE = "kit-test-elsewhere";
    private static final String EXPIRES = "Topic " + ELSEWHERE
            + " is weaker than it needs to be: messages are deleted after 168 hours and must be kept without end.";
    private static final String MISSING = "Topic " + ELSEWHERE + " is not there. Run deploy/kafka/create-topics.sh.";

    @Inject
    TopicWatch watch;

    @Inject
    TopicStrengths strengths;

    @Test
    void aTopicThatIsMissingOrLosesMessagesIsNamedWithWhatItNeedsUntilItIsStrongEnough() throws Exception {
        try (Admin admin = admin()) {
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                watch.look();
                assertThat(watch.sentences()).contains(MISSING).noneMatch(sentence -> sentence.contains("devices"));
            });

            // As a broker makes it that is told nothing.
            admin.createTopics(List.of(new NewTopic(ELSEWHERE, 1, (short) 1)))
                    .all()
                    .get();
            try {
                await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                    watch.look();
                    assertThat(watch.sentences()).contains(EXPIRES).doesNotContain(MISSING);
                });
                assertThat(state()).contains(EXPIRES, "\"well\":false");
                assertThat(given().get("/q/metrics").asString())
                        .containsPattern("sightline_topics_weak(\\{[^}]*})? 2\\.0");

                set(admin, "retention.ms", "-1");
                await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                    watch.look();
                    assertThat(watch.sentences()).noneMatch(sentence -> sentence.contains(ELSEWHERE + " "));
                });
            } finally {
                admin.deleteTopics(List.of(ELSEWHERE)).all().get();
            }
        }
    }

    @Test
    void whereTheInstallationHasThreeCopiesATopicWithOneIsNamedWithWhatItHas() {
        assertThat(strengths.weaknesses(List.of("devices"), 3))
                .containsExactly(
                        "Topic devices is weaker than it needs to be: it has 1 copy of each partition and needs 3;"
                                + " a message is acknowledged with 1 copy in sync and needs 2.");
    }

    /** The script sets it on topics that were made with fewer copies than REPLICATION says. */
    @Test
    void aTopicWithOneCopyStillTakesMessagesWhereTwoAreToBeInSync() throws Exception {
        try (Admin admin = admin()) {
            admin.createTopics(List.of(new NewTopic("kit-test-one-copy", 1, (short) 1)
                            .configs(Map.of("min.insync.replicas", "2"))))
                    .all()
                    .get();
            try {
                Map<String, Object> settings = new HashMap<>(KafkaAccounts.client(broker()));
                settings.put("acks", "all");
                try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
                    assertThat(producer.send(new ProducerRecord<>("kit-test-one-copy", "key", "invented"))
                                    .get(20, TimeUnit.SECONDS)
                                    .offset())
                            .isZero();
                }
            } finally {
                admin.deleteTopics(List.of("kit-test-one-copy")).all().get();
            }
        }
    }

    private static void set(Admin admin, String name, String value) throws Exception {
        admin.incrementalAlterConfigs(Map.of(
                        new ConfigResource(ConfigResource.Type.TOPIC, ELSEWHERE),
                        List.of(new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET))))
                .all()
                .get();
    }

    private static String state() {
        return given().auth()
                .oauth2(Tokens.of("admin"))
                .get("/system")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static Admin admin() {
        return Admin.create(KafkaAccounts.client(broker()));
    }

    private static String broker() {
        return ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    }
}
