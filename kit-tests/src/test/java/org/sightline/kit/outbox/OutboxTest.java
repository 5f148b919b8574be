package org.sightline.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.sightline.kit.message.MessageSender;
import org.sightline.kit.message.OutgoingMessage;
import org.sightline.kit.sql.Sql;
import org.sightline.kit.testapp.RealKit;
import org.sightline.testsupport.service.KafkaRecords;

@QuarkusTest
@RealKit
class OutboxTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Outbox outbox;

    @Inject
    Sql sql;

    @Inject
    MessageSender sender;

    private static ConsumerRecord<String, String> sent(String key) {
        return KafkaRecords.at(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class))
                .await("agencies", SOON, record -> key.equals(record.key()));
    }

    private static OutgoingMessage message(String key, String json) {
        return OutgoingMessage.of("agencies", key, "agency.changed.v1", "c-1", json);
    }

    @Test
    void whatIsCommittedIsSentWithCloudEventsHeadersAndThenForgotten() {
        String key = UUID.randomUUID().toString();

        QuarkusTransaction.requiringNew().run(() -> outbox.append(message(key, "{}")));

        ConsumerRecord<String, String> record = sent(key);
        assertThat(record.value()).isEqualTo("{}");
        assertThat(KafkaRecords.header(record, "ce_type")).isEqualTo("agency.changed.v1");
        assertThat(KafkaRecords.header(record, "ce_source")).isEqualTo("kit-test");
        assertThat(KafkaRecords.header(record, "correlation_id")).isEqualTo("c-1");
        await().atMost(SOON).untilAsserted(() -> assertThat(waiting(key)).isZero());
    }

    @Test
    void whatTheBrokerRefusesIsSetAsideAndStandsInNobodysWay() {
        String tooLarge = UUID.randomUUID().toString();
        String after = UUID.randomUUID().toString();

        QuarkusTransaction.requiringNew()
                .run(() -> outbox.append(List.of(
                        message(tooLarge, "\"" + "x".repeat(5_000_000) + "\""), message(after, "{\"after\": true}"))));

        assertThat(sent(after).value()).isEqualTo("{\"after\": true}");
        await().atMost(SOON).untilAsserted(() -> assertThat(waiting(tooLarge)).isZero());
        String reason = sql.query("select reason from dead_letter where msg_key = :key")
                .with("key", tooLarge)
                .one(row -> row.requiredText("reason"));
        assertThat(reason).contains("RecordTooLargeException");
    }

    @Test
    void afterARestoreVersionsGoOnAboveWhatConsumersHold() {
        long epoch =
                sql.query("select coalesce(max(epoch), 0) from restoration").number();
        assertThat(epoch).as("this database was never restored").isZero();
        String before = UUID.randomUUID().toString();
        String after = UUID.randomUUID().toString();
        QuarkusTransaction.requiringNew().run(() -> outbox.append(message(before, "{\"version\":900}")));
        assertThat(sent(before).value()).isEqualTo("{\"version\":900}");

        sender.begin(1);
        try {
            QuarkusTransaction.requiringNew().run(() -> outbox.append(message(after, "{\"version\":1}")));
            assertThat(sent(after).value()).isEqualTo("{\"version\":" + ((1L << 24) + 1) + "}");
        } finally {
            sender.begin(0);
        }
    }

    private long waiting(String key) {
        return sql.query("select count(*) from outbox where msg_key = :key")
                .with("key", key)
                .number();
    }
}
