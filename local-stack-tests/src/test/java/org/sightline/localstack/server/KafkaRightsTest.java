package org.sightline.localstack.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.localstack.process.Ports;
import org.sightline.localstack.process.Root;

/** What each service's credentials can do at the broker, asked of the broker itself. */
@Tag("real-parts")
class KafkaRightsTest {

    private static final Path TABLE = Root.directory().resolve("messages/topics.yaml");
    private static final Set<AclBinding> RIGHTS = KafkaRights.of(TABLE);

    @TempDir
    private static Path directory;

    private static Kafka kafka;

    @BeforeAll
    static void start() {
        kafka = Kafka.start(directory.resolve("kafka"), Ports.free());
        // So that who may read a topic gets something.
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                KafkaAccounts.client(kafka.bootstrapServers()), new StringSerializer(), new StringSerializer())) {
            allTopics().forEach(topic -> producer.send(new ProducerRecord<>(topic, 0, "first", "first")));
            producer.flush();
        }
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    private static Map<String, Object> as(String service) {
        Map<String, Object> settings =
                KafkaAccounts.client(kafka.bootstrapServers(), service, KafkaAccounts.password(service));
        settings.put("max.block.ms", "10000");
        return settings;
    }

    private static Set<String> topics(String service, AclOperation operation) {
        Set<String> topics = new TreeSet<>();
        RIGHTS.stream()
                .filter(right -> right.entry().principal().equals("User:" + service))
                .filter(right -> right.pattern().resourceType() == ResourceType.TOPIC)
                .filter(right -> right.entry().operation() == operation)
                .forEach(right -> topics.add(right.pattern().name()));
        return topics;
    }

    private static List<String> allTopics() {
        return Topics.of(TABLE).stream().map(NewTopic::name).toList();
    }

    @Test
    void aServiceWritesItsOwnTopicsAndNoOthers() throws Exception {
        for (String service : KafkaRights.services(TABLE)) {
            Set<String> written = new TreeSet<>();
            try (KafkaProducer<String, String> producer =
                    new KafkaProducer<>(as(service), new StringSerializer(), new StringSerializer())) {
                for (String topic : allTopics()) {
                    if (mayWrite(producer, topic)) {
                        written.add(topic);
                    }
                }
            }
            assertThat(written).as(service).isEqualTo(topics(service, AclOperation.WRITE));
        }
    }

    private static boolean mayWrite(KafkaProducer<String, String> producer, String topic) throws Exception {
        try {
            producer.send(new ProducerRecord<>(topic, "key", "value")).get(20, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException refused) {
            assertThat(refused).hasCauseInstanceOf(AuthorizationException.class);
            return false;
        }
    }

    @Test
    void aServiceReadsWhatTheTableSaysAndNothingElse() {
        for (String service : KafkaRights.services(TABLE)) {
            Set<String> read = new TreeSet<>();
            for (String topic : allTopics()) {
                if (mayRead(service, topic)) {
                    read.add(topic);
                }
            }
            assertThat(read).as(service).isEqualTo(topics(service, AclOperation.READ));
        }
    }

    private static boolean mayRead(String service, String topic) {
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(as(service), new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(new TopicPartition(topic, 0)));
            consumer.seekToBeginning(consumer.assignment());
            Instant deadline = Instant.now().plusSeconds(30);
            while (consumer.poll(Duration.ofMillis(200)).isEmpty()) {
                assertThat(Instant.now()).as("no answer").isBefore(deadline);
            }
            return true;
        } catch (AuthorizationException refused) {
            return false;
        }
    }

    @Test
    void aServiceHasItsOwnGroupCreatesNoTopicAndGivesNoRights() throws Exception {
        try (Admin matching = Admin.create(as("matching-service"))) {
            matching.listConsumerGroupOffsets("matching-service")
                    .partitionsToOffsetAndMetadata()
                    .get(20, TimeUnit.SECONDS);
            assertThatThrownBy(() -> matching.listConsumerGroupOffsets("ingest-service")
                            .partitionsToOffsetAndMetadata()
                            .get(20, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(AuthorizationException.class);
            assertThatThrownBy(() -> matching.createTopics(List.of(new NewTopic("mine", 1, (short) 1)))
                            .all()
                            .get(20, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(AuthorizationException.class);
            assertThatThrownBy(() -> matching.createAcls(RIGHTS).all().get(20, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(AuthorizationException.class);
        }
    }

    @Test
    void theOwnerOfATopicSeesHowFarItsReadersAreAndCannotMoveThem() throws Exception {
        try (Admin ingest = Admin.create(as("ingest-service"))) {
            ingest.listConsumerGroupOffsets("matching-service")
                    .partitionsToOffsetAndMetadata()
                    .get(20, TimeUnit.SECONDS);
            assertThatThrownBy(() -> ingest.alterConsumerGroupOffsets(
                                    "matching-service",
                                    Map.of(new TopicPartition("contract-lines", 0), new OffsetAndMetadata(1)))
                            .all()
                            .get(20, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(AuthorizationException.class);
        }
    }

    @Test
    void whoHasNoPasswordOrAWrongOneDoesNotComeIn() {
        Map<String, Object> wrong = KafkaAccounts.client(kafka.bootstrapServers(), "gateway", "wrong");
        try (Admin admin = Admin.create(wrong)) {
            assertThatThrownBy(() -> admin.listTopics().names().get(20, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(SaslAuthenticationException.class);
        }
        try (Admin admin = Admin.create(Map.of(
                "bootstrap.servers",
                kafka.bootstrapServers(),
                "default.api.timeout.ms",
                "3000",
                "request.timeout.ms",
                "2000"))) {
            assertThatThrownBy(() -> admin.listTopics().names().get(20, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class);
        }
    }
}
