package org.sightline.kit.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.sightline.kit.sql.Sql;
import org.sightline.kit.testapp.Database;
import org.sightline.kit.testapp.RealKit;
import org.sightline.kit.testapp.Things;
import org.sightline.testsupport.service.KafkaRecords;

/** On real Kafka and PostgreSQL, with the channel settings of the kit. */
@QuarkusTest
@RealKit
class InboxTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    Sql sql;

    @Inject
    Things things;

    @Inject
    MeterRegistry meters;

    private static KafkaRecords kafka() {
        return KafkaRecords.at(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    private static String thing(String id, long version, String name) {
        return "{\"id\":\"" + id + "\",\"version\":" + version + ",\"name\":\"" + name + "\",\"newField\":1}";
    }

    private static void send(String key, String json) {
        kafka().send("devices", key, Map.of("correlation_id", "c-" + key, "ce_type", "thing.changed.v1"), json);
    }

    private Optional<String> name(String id) {
        return sql.query("select name from thing where id = :id").with("id", id).first(row -> row.text("name"));
    }

    private void awaitName(String id, String name) {
        await().atMost(SOON).untilAsserted(() -> assertThat(name(id)).contains(name));
    }

    private static ConsumerRecord<String, String> dead(String key) {
        return kafka().await("devices.dead", SOON, letter -> key.equals(letter.key()));
    }

    @Test
    void aMessageIsTakenUnderItsCorrelationId() {
        String id = id();

        send(id, thing(id, 1, "lamp"));

        awaitName(id, "lamp");
        assertThat(things.taken()).contains(new Things.Taken(1, "c-" + id));
    }

    @Test
    void anOlderVersionThatComesLateChangesNothing() {
        String id = id();

        send(id, thing(id, 2, "new"));
        awaitName(id, "new");
        send(id, thing(id, 1, "old"));
        // Whether they are taken together or one by one, once this one is set aside the old one was taken.
        send(id, thing(id, 3, "poison"));

        assertThat(KafkaRecords.header(dead(id), "dead-letter-reason")).contains("Cannot be stored");
        assertThat(name(id)).contains("new");
    }

    @Test
    void aTombstoneRemovesAndTheThingMayComeBackAtALowerVersion() {
        String id = id();
        send(id, thing(id, 7, "lamp"));
        awaitName(id, "lamp");

        send(id, null);
        await().atMost(SOON).untilAsserted(() -> assertThat(name(id)).isEmpty());
        send(id, thing(id, 1, "again"));

        awaitName(id, "again");
    }

    @Test
    void aMessageThatNamesAnotherSourceIsSetAsideAndNeverApplied() {
        String id = id();
        send(id, thing(id, 1, "lamp"));
        awaitName(id, "lamp");

        for (String json : Arrays.asList(thing(id, 2, "forged"), null)) {
            kafka().send("devices", id, Map.of("ce_source", "ingest-service"), json);
        }
        send(id, thing(id, 3, "right"));

        awaitName(id, "right");
        assertThat(KafkaRecords.header(dead(id), "dead-letter-reason"))
                .isEqualTo("The message comes from ingest-service, and only inventory-service writes devices");
        assertThat(kafka().all("devices.dead").stream().filter(letter -> id.equals(letter.key())))
                .as("the value and the tombstone")
                .hasSize(2);
    }

    @Test
    void aMessageUnderTheKeyOfAnotherThingIsSetAside() {
        String id = id();
        String another = id();

        send(another, thing(id, 1, "forged"));

        assertThat(KafkaRecords.header(dead(another), "dead-letter-reason"))
                .isEqualTo("The message of " + id + " came under the key " + another);
        assertThat(name(id)).isEmpty();
    }

    @Test
    void aVersionThatWouldHoldItsPlaceForEverIsSetAside() {
        String id = id();

        send(id, thing(id, Long.MAX_VALUE, "for ever"));
        send(id, thing(id, 1, "right"));

        awaitName(id, "right");
        assertThat(KafkaRecords.header(dead(id), "dead-letter-reason")).contains("higher than any can be");
    }

    @Test
    void whatCannotBeReadGoesToTheDeadLettersWithReasonPlaceAndItsOwnHeaders() {
        String id = id();
        double before =
                meters.counter("sightline.dead.letters", "topic", "devices").count();

        send(id, "{no json");

        ConsumerRecord<String, String> letter = dead(id);
        assertThat(letter.value()).isEqualTo("{no json");
        assertThat(KafkaRecords.header(letter, "dead-letter-reason")).startsWith("Not the JSON that is expected");
        assertThat(KafkaRecords.header(letter, "dead-letter-topic")).isEqualTo("devices");
        assertThat(KafkaRecords.header(letter, "dead-letter-partition")).matches("\\d+");
        assertThat(KafkaRecords.header(letter, "dead-letter-offset")).matches("\\d+");
        assertThat(KafkaRecords.header(letter, "ce_type")).isEqualTo("thing.changed.v1");
        assertThat(KafkaRecords.header(letter, "correlation_id")).isEqualTo("c-" + id);
        await().untilAsserted(() -> assertThat(meters.counter("sightline.dead.letters", "topic", "devices")
                        .count())
                .isGreaterThan(before));
    }

    @Test
    void aFaultAndAWrongKeyAreSaidInTheReason() {
        String nameless = id();
        String strange = id();

        send(nameless, "{\"id\":\"" + nameless + "\",\"version\":1}");
        send(strange, thing("another", 1, "lamp"));

        assertThat(KafkaRecords.header(dead(nameless), "dead-letter-reason")).isEqualTo("A thing has a name");
        assertThat(KafkaRecords.header(dead(strange), "dead-letter-reason"))
                .isEqualTo("The message of another came under the key " + strange);
    }

    @Test
    void whileTheDatabaseIsAwayABatchWaitsAndThenOnlyThePoisonedOneIsSetAside() {
        String first = id();
        String poison = id();
        String last = id();

        Database.away(() -> {
            send(first, thing(first, 1, "first"));
            send(first, thing(first, 3, "first"));
            send(poison, thing(poison, 1, "poison"));
            send(last, thing(last, 1, "last"));
            sleep(Duration.ofSeconds(4));
        });

        awaitName(first, "first");
        awaitName(last, "last");
        assertThat(KafkaRecords.header(dead(poison), "dead-letter-reason"))
                .contains("Cannot be stored", "thing_name_check");
        assertThat(kafka().all("devices.dead"))
                .noneMatch(letter -> first.equals(letter.key()) || last.equals(letter.key()));
        assertThat(sql.query("select version from thing where id = :id")
                        .with("id", first)
                        .number())
                .isEqualTo(3);
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
