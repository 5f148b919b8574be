package org.sightline.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.sightline.testsupport.whole.Person.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sightline.localstack.people.Tokens;
import org.sightline.localstack.stack.Part;
import org.sightline.system.Turns.Asked;
import org.sightline.testsupport.service.Messages;
import org.sightline.testsupport.whole.Person;
import org.sightline.testsupport.whole.Sightline;
import org.sightline.testsupport.whole.Town;

/**
 * Everybody's turn is told: each thing that can wait stands on a page, in the badge, in the inbox and in the mail, as each chose,
 * of everybody who must act, and of nobody else; and it leaves when it is done. {@link #things} is the table.
 */
@Order(5)
@ExtendWith(Sightline.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TurnsTest {

    /** The goal is two seconds on a machine that does nothing else; a test runs beside others. */
    private static final Duration SECONDS = Duration.ofSeconds(10);

    private static final Duration FOR_MAIL = Duration.ofSeconds(20);
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    private final Person admin = Person.admin();
    private final Person analyst = Person.analyst();
    private final Person analyst2 = Person.named("analyst2");
    private final Person auditor = Person.named("auditor");
    private final Map<Person, PageSession> sessions = new HashMap<>();
    private final Map<Person, JsonNode> chosenBefore = new HashMap<>();
    private Person second;
    private Person third;
    private Town town;
    /** Such a thing sends a notice first, which goes to the whole agency. */
    private static final Set<String> FORMAL = Set.of("notice", "answer");

    private Town empty;
    private Person reader;
    private Person reporter;
    private Person manager;
    private Person stranger;
    private Person overseer;
    private Person otherOverseer;
    private Turns turns;
    private Person busy;
    private Person busyReader;
    private Town drafted;
    private Town sentBack;
    private Town corrected;
    private Town waived;

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
        turns = new Turns();
        busy = turns.town().reporter();
        busyReader = Person.of(turns.town().id(), "reader");
        drafted = Town.registered("Draftwick");
        sentBack = Town.registered("Backham");
        corrected = Town.registered("Correctby");
        waived = Town.registered("Turn waived", "NE");
        for (Person shared : List.of(analyst2, third)) {
            chosenBefore.put(shared, shared.json("/api/inbox/preferences"));
            choose(shared, "at_once");
        }
        choose(busy, "at_once");
        choose(busyReader, "no_mail");
    }

    /** Other tests have these people too. */
    @AfterAll
    void everybodyHasWhatTheyChoseBefore() {
        chosenBefore.forEach((person, before) ->
                choose(person, before, kind -> kind.path("mode").asText()));
    }

    /** An admin who also reads what agencies have. */
    private static Person both(String name) {
        String token = Tokens.officePerson("admin", "auditor");
        return new Person(name, () -> token);
    }

    /**
     * A thing that can wait.
     *
     * @param told who must act, and sees it on a page, in the badge and in the inbox
     * @param mayKnow who is told with them, because the side as a whole is
     */
    private record Thing(String what, Supplier<Asked> asks, List<Person> told, List<Person> mayKnow) {

        Thing(String what, Supplier<Asked> asks, List<Person> told) {
            this(what, asks, told, List.of());
        }

        @Override
        public String toString() {
            return what;
        }
    }

    Stream<Thing> things() {
        return Stream.of(officeThings(), findingThings(), planThings(), returnThings())
                .flatMap(List::stream);
    }

    private List<Thing> officeThings() {
        List<Person> otherAdmins = List.of(second, third, overseer, otherOverseer);
        return List.of(
                new Thing(
                        "a role in an agency whose people can approve it",
                        () -> role(manager, town, reader),
                        List.of(reader, reporter)),
                new Thing("a role in an agency of which nobody can", () -> role(admin, empty, second), otherAdmins),
                new Thing(
                        "a role of the office",
                        () -> officeRole(second),
                        List.of(admin, third, overseer, otherOverseer)),
                new Thing(
                        "a machine that reads for an agency",
                        () -> machine("/api/agencies/" + town.id(), "agencyFindings", manager, reader),
                        List.of(reader, reporter)),
                new Thing(
                        "a machine that answers for an agency",
                        () -> machine("/api/agencies/" + town.id(), "respond", manager, reporter),
                        List.of(reporter)),
                new Thing("a machine of the office", () -> machine("/api", "findings", admin, second), otherAdmins),
                new Thing(
                        "a message that was set aside", () -> message(overseer, otherOverseer), List.of(otherOverseer)),
                new Thing("an import that asks", Turns::importThatAsks, List.of(analyst)),
                new Thing("a draft of the watchlist", () -> turns.draft("watchlist", admin, second), otherAdmins),
                new Thing("a draft of the rules", () -> turns.draft("rules", admin, second), otherAdmins));
    }

    private List<Thing> findingThings() {
        return List.of(
                new Thing("a finding to close", turns::closing, List.of(analyst2)),
                new Thing("a notice to answer", turns::notice, List.of(busy), List.of(busyReader)),
                new Thing("an answer to read", turns::answer, List.of(analyst)),
                new Thing(
                        "a waiver that is asked for",
                        () -> Turns.waiver(waived),
                        List.of(analyst, analyst2),
                        List.of(auditor, overseer, otherOverseer)));
    }

    private List<Thing> planThings() {
        return List.of(
                new Thing(
                        "a plan that was submitted",
                        turns::planSubmitted,
                        List.of(analyst, analyst2),
                        List.of(auditor, overseer, otherOverseer)),
                new Thing("a plan that was sent back", turns::planSentBack, List.of(busy), List.of(busyReader)),
                new Thing("a proof to look at", turns::proof, List.of(analyst, analyst2)),
                new Thing("a plan that is carried out", turns::planCarriedOut, List.of(analyst2)));
    }

    private List<Thing> returnThings() {
        return List.of(
                new Thing(
                        "a return that waits for a certifier",
                        () -> Turns.returnDrafted(drafted),
                        List.of(Person.of(drafted.id(), "certifier"))),
                new Thing(
                        "a return that was sent back",
                        () -> Turns.returnSentBack(sentBack),
                        List.of(sentBack.reporter())),
                new Thing(
                        "a correction that is asked for",
                        () -> Turns.correction(corrected),
                        List.of(corrected.reporter())));
    }

    @ParameterizedTest
    @MethodSource("things")
    void whoMustActIsToldAndNobodyElseUntilItIsDone(Thing thing) {
        List<Person> others = Stream.of(
                        admin,
                        second,
                        third,
                        analyst,
                        analyst2,
                        auditor,
                        reader,
                        reporter,
                        manager,
                        stranger,
                        overseer,
                        otherOverseer,
                        busy,
                        busyReader)
                .filter(person ->
                        !thing.told().contains(person) && !thing.mayKnow().contains(person))
                .toList();
        Stream.concat(thing.told().stream(), others.stream()).forEach(person -> person.json("/api/me"));
        Asked asked = thing.asks().get();
        for (Person person : thing.told()) {
            await().atMost(SECONDS)
                    .untilAsserted(() ->
                            assertThat(waiting(person, asked)).as(person.name()).hasSize(1));
            standsOnAPageAndInTheBadge(person, asked);
        }
        for (Person person : others) {
            assertThat(waiting(person, asked)).as(person.name()).isEmpty();
        }
        mailedAsChosen(thing, asked);
        asked.done().run();
        for (Person person : thing.told()) {
            await().atMost(SECONDS)
                    .untilAsserted(() -> assertThat(waiting(person, asked))
                            .as(person.name() + ", after it was done")
                            .isEmpty());
            assertThat(page(person, asked))
                    .as(person.name() + ", after it was done")
                    .doesNotContain(asked.mark());
        }
    }

    /** To those who chose mails at once; none to who chose none, or nothing. What is formal goes out whatever is chosen. */
    private void mailedAsChosen(Thing thing, Asked asked) {
        for (Person person : thing.told()) {
            if (List.of(analyst2, third, busy).contains(person)) {
                await().atMost(FOR_MAIL)
                        .untilAsserted(() -> assertThat(mailsTo(person, asked))
                                .as("mail to " + person.name())
                                .isNotEmpty());
            }
        }
        for (Person person :
                FORMAL.contains(asked.kind()) ? List.of(analyst, second) : List.of(analyst, second, busyReader)) {
            assertThat(mailsTo(person, asked)).as("mail to " + person.name()).isEmpty();
        }
    }

    private static List<String> mailsTo(Person person, Asked asked) {
        return Stream.of(
                        given().get(Sightline.stack().url(Part.MAIL)).asString().split("<article>"))
                .filter(mail -> mail.contains("To " + account(person) + "@sample.invalid")
                        && mail.contains(asked.mark())
                        && mail.contains(asked.says()))
                .toList();
    }

    private static void choose(Person person, String mode) {
        choose(person, person.json("/api/inbox/preferences"), kind -> mode);
    }

    private static void choose(Person person, JsonNode preferences, Function<JsonNode, String> mode) {
        List<Map<String, Object>> kinds = preferences
                .path("kinds")
                .valueStream()
                .filter(kind -> !kind.path("fixed").asBoolean())
                .map(kind -> fields("kind", kind.path("kind").asText(), "mode", mode.apply(kind)))
                .toList();
        Response kept = person.change(
                "PUT",
                "/api/inbox/preferences",
                Turns.etag(person.json("/api/inbox/preferences")),
                "application/json",
                fields("kinds", kinds, "language", "en"));
        assertThat(kept.statusCode()).as(kept.asString()).isEqualTo(200);
    }

    /** The sign-in name; those of both sides have none that a page is opened with. */
    private static String account(Person person) {
        return person.name().replace(" of ", ".");
    }

    private void standsOnAPageAndInTheBadge(Person person, Asked asked) {
        if (person.name().endsWith("overseer")) {
            return;
        }
        assertThat(page(person, asked)).as("the page of " + person.name()).contains(asked.mark());
        Matcher badge = NUMBER.matcher(open(person, "/inbox/unread"));
        assertThat(badge.find()).as("the badge of " + person.name()).isTrue();
        assertThat(Integer.parseInt(badge.group()))
                .as("the badge of " + person.name())
                .isPositive();
    }

    /** Your work; of an admin, who reads nothing of agencies, the approvals. */
    private String page(Person person, Asked asked) {
        if (person.name().endsWith("overseer")) {
            return "";
        }
        boolean ofTown = asked.mark().contains(turns.town().id().toString())
                || asked.kind().equals("answer")
                || asked.mark().startsWith("/findings/");
        return open(
                person,
                List.of(admin, second, third).contains(person)
                        ? "/approvals"
                        : ofTown ? "/work?agencyId=" + turns.town().id() : "/work");
    }

    private String open(Person person, String address) {
        return sessions.computeIfAbsent(person, somebody -> PageSession.of(account(somebody)))
                .send("GET", address, null)
                .body();
    }

    private static List<JsonNode> waiting(Person person, Asked asked) {
        return person.all("/api/inbox").stream().filter(asked::is).toList();
    }

    private static Asked role(Person by, Town where, Person approver) {
        String word = Turns.word();
        String people = "/api/agencies/" + where.id();
        JsonNode draft = Turns.made(by.post(
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
                Turns.APPROVAL,
                word,
                () -> assertThat(approver.delete(place, Turns.etag(draft)).statusCode())
                        .isEqualTo(204));
    }

    private Asked officeRole(Person by) {
        String word = Turns.word();
        JsonNode draft = Turns.made(by.post(
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
                Turns.APPROVAL,
                word,
                () -> assertThat(admin.delete(place, Turns.etag(draft)).statusCode())
                        .isEqualTo(204));
    }

    private static Asked machine(String place, String operation, Person by, Person approver) {
        String word = Turns.word();
        JsonNode account = Turns.made(by.post(
                        place + "/service-accounts",
                        fields("name", "Machine " + word, "operations", List.of(operation))))
                .path("account");
        return new Asked(Turns.APPROVAL, word, () -> {
            Response agreed = approver.as()
                    .header("If-Match", Turns.etag(account))
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
        JsonNode letter = await().atMost(FOR_MAIL)
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
        Turns.made(
                by.post(place + "/replay", fields("payload", line.put("id", key).toString())));
        return new Asked(
                Turns.APPROVAL,
                "matching " + letter.path("id").asText() + ", ",
                () -> Turns.made(approver.post(place + "/discard", fields("reason", "A test made it."))));
    }
}
