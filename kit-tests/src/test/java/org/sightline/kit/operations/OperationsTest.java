package org.sightline.kit.operations;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sightline.kit.message.OutgoingMessage;
import org.sightline.kit.outbox.Outbox;
import org.sightline.kit.sql.Sql;
import org.sightline.kit.testapp.Database;
import org.sightline.kit.testapp.RealKit;
import org.sightline.kit.testapp.Things;
import org.sightline.localstack.people.Tokens;
import org.sightline.testsupport.service.KafkaRecords;
import org.sightline.testsupport.service.Messages;

/** What waits is said, what is poison is set aside for people, and what stands still is seen. */
@QuarkusTest
@RealKit
class OperationsTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Sql sql;

    @Inject
    Outbox outbox;

    private final String id = UUID.randomUUID().toString();

    private static RequestSpecification as(String person) {
        return with(Tokens.of(person));
    }

    private static RequestSpecification with(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    private static KafkaRecords kafka() {
        return KafkaRecords.at(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
    }

    /** A device, as the topic has them, with the name that the test application reads. */
    private String thing(long version, String name) {
        return example("devices").put("version", version).put("name", name).toString();
    }

    private ObjectNode example(String topic) {
        ObjectNode example = (ObjectNode) Messages.json(Messages.examples(topic).getFirst());
        return example.put("id", id);
    }

    /** Drafts what is taken or sent in its place; null for its own payload. */
    private static ValidatableResponse draft(String token, String letter, @Nullable String payload) {
        return with(token)
                .body(payload == null ? Map.of() : Map.of("payload", payload))
                .post(letter + "/replay")
                .then();
    }

    private static ValidatableResponse approve(String token, String letter, int draft) {
        return with(token)
                .body(Map.of("draft", draft))
                .post(letter + "/replay/approval")
                .then();
    }

    private void send(String json) {
        kafka().send("devices", id, Map.of("ce_type", "thing.changed.v1"), json);
    }

    private Optional<String> name() {
        return sql.query("select name from thing where id = :id").with("id", id).first(row -> row.text("name"));
    }

    /** Waits for the open dead letter of this test's key, and gives its number. */
    private long letter() {
        return await().atMost(SOON)
                .until(
                        () -> sql.query("select id from dead_letter where msg_key = :key and state = 'open'")
                                .with("key", id)
                                .number(),
                        number -> number > 0);
    }

    @Test
    void aPoisonMessageIsCorrectedByOnePersonAndReplayedByAnother() {
        send(thing(1, "poison"));
        long number = letter();
        String letter = "/system/dead-letters/" + number;
        as("admin").get("/system/dead-letters").then().statusCode(200).body("items[0].id", equalTo((int) number));
        as("admin")
                .get(letter)
                .then()
                .statusCode(200)
                .body("direction", equalTo("in"))
                .body("topic", equalTo("devices"))
                .body("key", equalTo(id))
                .body("type", equalTo("thing.changed.v1"))
                .body("payload", nullValue())
                .body("withheld", equalTo(true))
                .body("draft", nullValue())
                .body("reason", containsString("thing_name_check"))
                .body("heldUp", startsWith("This service knows the thing as it was before."));
        String author = Tokens.officePerson("admin", "auditor");
        String approver = Tokens.officePerson("admin", "reviewer");

        draft(author, letter, null).statusCode(200).body("draft.payload", nullValue());
        approve(approver, letter, 1).statusCode(422).body("detail", containsString("The database refuses it"));
        draft(author, letter, thing(1, "lamp"))
                .statusCode(200)
                .body("state", equalTo("open"))
                .body("draft.number", equalTo(2))
                .body("draft.own", equalTo(true));
        assertThat(name()).isEmpty();
        approve(author, letter, 2).statusCode(403).body("detail", containsString("Another person approves it"));
        approve(approver, letter, 1).statusCode(409);
        approve(approver, letter, 2)
                .statusCode(200)
                .body("state", equalTo("replayed"))
                .body("draft.by", startsWith("admin.auditor."))
                .body("decidedBy", startsWith("admin.reviewer."));

        assertThat(name()).contains("lamp");
        draft(author, letter, null).statusCode(409);
    }

    @Test
    void whatIsNoMessageOfItsTopicIsNotEvenDrafted() {
        send(thing(1, "poison"));
        String letter = "/system/dead-letters/" + letter();
        String author = Tokens.officePerson("admin", "auditor");

        draft(author, letter, "{\"id\":\"" + id + "\",\"version\":1,\"name\":\"lamp\"}")
                .statusCode(422)
                .body("detail", containsString("agencyId"));
        draft(author, letter, "{no json").statusCode(422).body("detail", containsString("no JSON"));
        draft(author, letter, thing(1, "x".repeat(300_000)))
                .statusCode(422)
                .body("detail", containsString("larger than 262144 bytes"));

        as("admin").get(letter).then().body("draft", nullValue());
    }

    @Test
    void whoMayNotReadAMessageNeitherDraftsNorApprovesItsReplay() {
        send(thing(1, "poison"));
        String letter = "/system/dead-letters/" + letter();
        String admin = Tokens.of("admin");

        draft(admin, letter, thing(1, "lamp")).statusCode(403);
        draft(Tokens.officePerson("admin", "auditor"), letter, thing(1, "lamp")).statusCode(200);
        approve(admin, letter, 1).statusCode(403);

        as("admin")
                .get(letter)
                .then()
                .body("draft.number", equalTo(1))
                .body("draft.payload", nullValue())
                .body("draft.own", equalTo(false));
        assertThat(name()).isEmpty();
    }

    @Test
    void aMessageOfRolesIsNeverReplayed() {
        long number = setAside("grants", Messages.examples("grants").getFirst());
        String letter = "/system/dead-letters/" + number;

        draft(Tokens.officePerson("admin", "auditor"), letter, null)
                .statusCode(409)
                .body("detail", containsString("Roles are given by people"));
        as("admin")
                .body(Map.of("reason", "The role was given anew."))
                .post(letter + "/discard")
                .then()
                .statusCode(200);
    }

    private long setAside(String topic, String payload) {
        return sql.query("""
                insert into dead_letter (direction, topic, msg_key, payload, reason, set_aside_at, state, partition, place)
                values ('in', :topic, :key, :payload, 'test', now(), 'open', 0, 0) returning id""")
                .with("topic", topic)
                .with("key", id)
                .with("payload", payload)
                .number();
    }

    @Test
    void whatAMessageSaysIsShownToAnAdminWhoAlsoReadsTheDataOfAgencies() {
        send(thing(1, "poison"));
        String path = "/system/dead-letters/" + letter();

        with(Tokens.officePerson("admin", "auditor"))
                .get(path)
                .then()
                .body("payload", equalTo(thing(1, "poison")))
                .body("withheld", equalTo(false));
        assertThat(as("admin").get("/system/dead-letters").asString()).doesNotContain("\\\"version\\\"");
        as("admin")
                .body(Map.of("reason", "Nobody needs it."))
                .post(path + "/discard")
                .then()
                .statusCode(200)
                .body("payload", nullValue())
                .body("withheld", equalTo(true));
    }

    @Test
    void whatANewerMessageMadeNeedlessIsNotReplayedButDiscardedWithAReason() {
        send(thing(1, "poison"));
        long letter = letter();
        send(thing(2, "lamp"));
        await().atMost(SOON).untilAsserted(() -> assertThat(name()).contains("lamp"));

        as("admin")
                .get("/system/dead-letters/" + letter)
                .then()
                .body("superseded", equalTo(true))
                .body("heldUp", startsWith("Nothing"));
        draft(Tokens.officePerson("admin", "auditor"), "/system/dead-letters/" + letter, null)
                .statusCode(409);
        as("admin")
                .body("{}")
                .post("/system/dead-letters/" + letter + "/discard")
                .then()
                .statusCode(422);
        as("admin")
                .body(Map.of("reason", "A newer one came."))
                .post("/system/dead-letters/" + letter + "/discard")
                .then()
                .statusCode(200)
                .body("state", equalTo("discarded"))
                .body("note", equalTo("A newer one came."));
        assertThat(name()).contains("lamp");
    }

    @Test
    void aMessageThatIsTooLargeToBeSentIsShortenedAndSent() {
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.append(OutgoingMessage.of(
                        "agencies", id, "agency.changed.v1", null, "\"" + "x".repeat(300_000) + "\"")));
        long letter = letter();

        as("admin")
                .get("/system/dead-letters/" + letter)
                .then()
                .body("direction", equalTo("out"))
                .body("reason", containsString("larger than 262144 bytes"));
        String author = Tokens.officePerson("admin", "auditor");
        String path = "/system/dead-letters/" + letter;
        draft(author, path, null).statusCode(422);
        draft(author, path, "{\"short\":true}").statusCode(422);
        String shortened = example("agencies").toString();
        draft(author, path, shortened).statusCode(200);
        approve(Tokens.officePerson("admin", "reviewer"), path, 1).statusCode(200);

        assertThat(kafka().await("agencies", SOON, sent -> id.equals(sent.key()))
                        .value())
                .isEqualTo(shortened);
    }

    @Test
    void onlyAdminsSeeTheStateAndTheDeadLetters() {
        for (String path : new String[] {"/system", "/system/dead-letters", "/system/dead-letters/1"}) {
            given().get(path).then().statusCode(401);
            as("analyst").get(path).then().statusCode(403);
            as("auditor").get(path).then().statusCode(403);
        }
        as("admin").get("/system").then().statusCode(200).body("service", equalTo("kit-test"));
        as("admin").get("/system/dead-letters/999999999").then().statusCode(404);
        as("admin")
                .queryParam("state", "perhaps")
                .get("/system/dead-letters")
                .then()
                .statusCode(400);
    }

    @Test
    void whileTheDatabaseIsAwayTheServiceSaysWhatWaitsForIt() {
        Database.away(() -> {
            send(thing(1, "lamp"));
            await().atMost(SOON)
                    .untilAsserted(() -> given().get("/q/health/well")
                            .then()
                            .statusCode(503)
                            .body(containsString("Devices messages wait for the database since")));
            given().get("/q/health/live").then().statusCode(200);
        });

        await().atMost(SOON).untilAsserted(() -> assertThat(name()).contains("lamp"));
        await().atMost(SOON)
                .untilAsserted(() -> given().get("/q/health/well")
                        .then()
                        .body(org.hamcrest.Matchers.not(containsString("wait for the database"))));
    }

    @Test
    void aConsumerThatStandsStillIsSeenAndNothingIsSkipped() {
        try {
            send(thing(1, Things.HANGS));
            await().atMost(SOON)
                    .untilAsserted(() ->
                            given().get("/q/health/live").then().statusCode(503).body(containsString("devices")));
            given().get("/q/metrics").then().body(containsString("sightline_consumers_stuck"));
        } finally {
            Things.goOn();
        }
        send(thing(2, "lamp"));
        await().atMost(SOON).untilAsserted(() -> assertThat(name()).contains("lamp"));
        await().atMost(SOON)
                .untilAsserted(() -> given().get("/q/health/live").then().statusCode(200));
    }

    @Test
    void aLetterOfATopicThatWasNeverReadSaysSo() {
        String unknown = "/system/dead-letters/" + setAside("never-read", "{}");
        String unread = "/system/dead-letters/"
                + setAside("returns", Messages.examples("returns").getFirst());
        String author = Tokens.officePerson("admin", "auditor");

        draft(author, unknown, null)
                .statusCode(422)
                .body("detail", containsString("Nobody knows what a message of never-read looks like"));
        draft(author, unread, null).statusCode(200);
        approve(Tokens.officePerson("admin", "reviewer"), unread, 1)
                .statusCode(422)
                .body("detail", containsString("has taken no message of returns"));
        as("admin").get(unread).then().body("decidedBy", nullValue());
    }
}
