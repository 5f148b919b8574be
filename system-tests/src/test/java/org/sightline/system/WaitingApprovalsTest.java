package org.sightline.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.sightline.testsupport.whole.Person.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sightline.localstack.people.Tokens;
import org.sightline.localstack.stack.Part;
import org.sightline.testsupport.service.Messages;
import org.sightline.testsupport.whole.Person;
import org.sightline.testsupport.whole.Sightline;
import org.sightline.testsupport.whole.Town;

/**
 * Whatever waits for a second person is in the inbox of each who may approve it within seconds, in nobody else's, and leaves
 * when it is decided.
 */
@Order(5)
@ExtendWith(Sightline.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WaitingApprovalsTest {

    private static final Duration SECONDS = Duration.ofSeconds(10);

    private final Person admin = Person.admin();
    private final Person analyst = Person.analyst();
    private final Person auditor = Person.named("auditor");
    private Person second;
    private Person third;
    private Town town;
    private Town empty;
    private Person reader;
    private Person reporter;
    private Person manager;
    private Person stranger;
    private Person overseer;
    private Person otherOverseer;

    @BeforeAll
    void everybodyIsThere() {
        second = Person.secondAdmin();
        third = Person.thirdAdmin();
        town = Town.registered("Waitham");
        empty = Town.registered("Nobodywick");
        reader = Person.of(town.id(), "reader");
        reporter = town.reporter();
        manager = Person.of(town.id(), "agency-admin");
        stranger = Town.registered("Elsewhere").reporter();
        overseer = both("overseer");
        otherOverseer = both("other overseer");
    }

    /** An admin who also reads what agencies have. */
    private static Person both(String name) {
        String token = Tokens.officePerson("admin", "auditor");
        return new Person(name, () -> token);
    }

    /** Something that was asked for: a word that its notification says, and what decides it. */
    private record Asked(String word, Runnable decided) {}

    /** A kind of thing that can wait, who is told of it, and who is not. */
    private record Case(String what, Supplier<Asked> asks, List<Person> told, List<Person> notTold) {
        @Override
        public String toString() {
            return what;
        }
    }

    Stream<Case> cases() {
        List<Person> everybody = List.of(
                admin, second, third, analyst, auditor, reader, reporter, manager, stranger, overseer, otherOverseer);
        return Stream.of(
                        new Case(
                                "a role in an agency whose people can approve it",
                                () -> role(manager, town, reader),
                                List.of(reader, reporter),
                                everybody),
                        new Case(
                                "a role in an agency of which nobody can",
                                () -> role(admin, empty, second),
                                List.of(second, third, overseer, otherOverseer),
                                everybody),
                        new Case(
                                "a role of the office",
                                () -> officeRole(second),
                                List.of(admin, third, overseer, otherOverseer),
                                everybody),
                        new Case(
                                "a machine that reads for an agency",
                                () -> machine("/api/agencies/" + town.id(), "agencyFindings", manager, reader),
                                List.of(reader, reporter),
                                everybody),
                        new Case(
                                "a machine that answers for an agency",
                                () -> machine("/api/agencies/" + town.id(), "respond", manager, reporter),
                                List.of(reporter),
                                everybody),
                        new Case(
                                "a machine of the office",
                                () -> machine("/api", "findings", admin, second),
                                List.of(second, third, overseer, otherOverseer),
                                everybody),
                        new Case(
                                "a message that was set aside",
                                () -> message(overseer, otherOverseer),
                                List.of(otherOverseer),
                                everybody))
                .map(one -> new Case(
                        one.what(),
                        one.asks(),
                        one.told(),
                        everybody.stream()
                                .filter(person -> !one.told().contains(person))
                                .toList()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whoMayApproveIsToldAndNobodyElseUntilItIsDecided(Case one) {
        Stream.concat(one.told().stream(), one.notTold().stream()).forEach(person -> person.json("/api/me"));
        Asked asked = one.asks().get();
        for (Person person : one.told()) {
            await().atMost(SECONDS)
                    .untilAsserted(() -> assertThat(waiting(person, asked.word()))
                            .as(person.name())
                            .hasSize(1));
        }
        for (Person person : one.notTold()) {
            assertThat(waiting(person, asked.word())).as(person.name()).isEmpty();
        }
        asked.decided().run();
        for (Person person : one.told()) {
            await().atMost(SECONDS)
                    .untilAsserted(() -> assertThat(waiting(person, asked.word()))
                            .as(person.name() + ", after it was decided")
                            .isEmpty());
        }
    }

    @Test
    void whoChoseSoIsToldByMailToo() {
        JsonNode chosen = third.json("/api/inbox/preferences");
        Response kept = third.change(
                "PUT",
                "/api/inbox/preferences",
                etag(chosen),
                "application/json",
                fields("kinds", List.of(fields("kind", "office_approval_waits", "mode", "at_once")), "language", "en"));
        assertThat(kept.statusCode()).as(kept.asString()).isEqualTo(200);
        Asked asked = role(admin, empty, second);
        await().atMost(SECONDS.multipliedBy(2))
                .untilAsserted(() -> assertThat(
                                given().get(Sightline.stack().url(Part.MAIL)).asString())
                        .contains("To admin3@sample.invalid", asked.word()));
        asked.decided().run();
    }

    private static List<JsonNode> waiting(Person person, String word) {
        return person.all("/api/inbox").stream()
                .filter(entry -> entry.path("kind").asText().endsWith("approval_waits"))
                .filter(entry -> entry.path("text").asText().contains(word))
                .toList();
    }

    private static String word() {
        return "w" + UUID.randomUUID().toString().substring(0, 8);
    }

    private static JsonNode made(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isBetween(200, 201);
        return Person.parse(answer);
    }

    private static Asked role(Person by, Town where, Person approver) {
        String word = word();
        String people = "/api/agencies/" + where.id();
        JsonNode draft = made(by.post(
                        people + "/people",
                        fields(
                                "username",
                                word,
                                "email",
                                word + "@town.invalid",
                                "name",
                                "New " + word,
                                "role",
                                "reader")))
                .path("draft");
        String place = people + "/role-drafts/" + draft.path("id").asText();
        return new Asked(
                word,
                () -> assertThat(approver.delete(place, etag(draft)).statusCode())
                        .isEqualTo(204));
    }

    private Asked officeRole(Person by) {
        String word = word();
        JsonNode draft = made(by.post(
                "/api/office/drafts",
                fields(
                        "username",
                        "reader." + town.id(),
                        "role",
                        "auditor",
                        "change",
                        "give",
                        "reason",
                        "Reads with us for a while " + word)));
        String place = "/api/office/drafts/" + draft.path("id").asText();
        return new Asked(
                word,
                () -> assertThat(admin.delete(place, etag(draft)).statusCode()).isEqualTo(204));
    }

    private static Asked machine(String place, String operation, Person by, Person approver) {
        String word = word();
        JsonNode account = made(by.post(
                        place + "/service-accounts",
                        fields("name", "Machine " + word, "operations", List.of(operation))))
                .path("account");
        return new Asked(word, () -> {
            Response agreed = approver.as()
                    .header("If-Match", etag(account))
                    .post(place + "/service-accounts/" + account.path("id").asText() + "/approval");
            assertThat(agreed.statusCode()).as(agreed.asString()).isEqualTo(200);
        });
    }

    private static Asked message(Person by, Person approver) {
        String key = UUID.randomUUID().toString();
        Sightline.kafka()
                .send(
                        "contract-lines",
                        key,
                        Map.of("ce_type", "contract-line.changed.v1", "ce_source", "ingest-service"),
                        "{\"id\": \"not-a-line\", \"version\": ");
        String letters = "/api/system/matching/dead-letters";
        JsonNode letter = await().atMost(SECONDS)
                .until(
                        () -> by.json(letters)
                                .path("items")
                                .valueStream()
                                .filter(one -> one.path("key").asText().equals(key))
                                .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
        String place = letters + "/" + letter.path("id").asText();
        ObjectNode line =
                (ObjectNode) Messages.json(Messages.examples("contract-lines").getFirst());
        made(by.post(place + "/replay", fields("payload", line.put("id", key).toString())));
        return new Asked(
                "matching " + letter.path("id").asText() + ", ",
                () -> made(approver.post(place + "/discard", fields("reason", "A test made it."))));
    }

    private static String etag(JsonNode thing) {
        return "\"" + thing.path("version").asText() + "\"";
    }
}
