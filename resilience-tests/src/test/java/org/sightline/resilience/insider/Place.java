package org.sightline.resilience.insider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.sightline.testsupport.whole.Person.fields;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.sightline.localstack.people.KeycloakPeople;
import org.sightline.localstack.people.Tokens;
import org.sightline.localstack.stack.Part;
import org.sightline.testsupport.whole.Person;
import org.sightline.testsupport.whole.Sightline;
import org.sightline.testsupport.whole.Town;
import org.sightline.testsupport.whole.Upload;

/**
 * An invented town in which one insider acts. Each of its texts holds one word that stands nowhere else, and honest people
 * were there before: they work, and never in the insider's interest.
 *
 * @param word in all that only who reads the town's data may see
 * @param id of the town
 * @param empty another agency, in which nobody holds a role
 * @param bodies unclaimed ones, by id
 * @param findings of the town
 * @param ids of its things, by the variable of a path
 * @param reporter an honest one
 */
record Place(
        String word,
        UUID id,
        UUID empty,
        List<UUID> bodies,
        List<String> findings,
        Map<String, String> ids,
        Person reporter) {

    /** A return that two honest people signed, one that an honest person drafted, and one that nobody began. */
    static final List<Integer> YEARS = List.of(2021, 2022, 2023);

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final int FINDINGS = 6;
    private static final int BODIES = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Who claimed the town and is its agency admin; for the others nobody. */
    record Claimed(Place place, Identity claimant) {}

    static Place made() {
        String word = newWord();
        return filled(
                word,
                Town.registered("Insiders").id(),
                Town.registered("Nobodys").id(),
                bodies(word));
    }

    /** One that its agency admin claimed by the code of its letter: an admin made it, another one confirmed the claim. */
    static Claimed claimed() {
        String word = newWord();
        List<UUID> bodies = new ArrayList<>(bodies(word));
        UUID body = bodies.removeFirst();
        String code = made(Person.admin().post("/api/claim-codes", fields("agencyId", body)))
                .required("code")
                .asText();
        String mail = "clerk." + word.toLowerCase(java.util.Locale.ROOT) + "@claimant.invalid";
        assertThat(Identity.form("/claim", claimForm(code, mail)).status()).isEqualTo(303);
        JsonNode claim = claimOf(body);
        Response confirmed = Person.secondAdmin()
                .post(
                        "/api/claims/" + claim.path("id").asText() + "/confirmation",
                        claim.path("version").asLong(),
                        "");
        assertThat(confirmed.statusCode()).as(confirmed.asString()).isEqualTo(204);
        keycloak().setPassword(mail, Tokens.password(mail));
        Identity claimant = Identity.of(mail, () -> Tokens.of(mail));
        await().atMost(PATIENCE)
                .until(() -> claimant.send("GET", "/api/agencies/" + body + "/people", null, null)
                        .done());
        return new Claimed(filled(word, body, Town.registered("Nobodys").id(), bodies), claimant);
    }

    static String claimForm(String code, String mail) {
        return "code=" + code + "&name=Ivy+Invented&job=Clerk&mail=" + URLEncoder.encode(mail, StandardCharsets.UTF_8);
    }

    static KeycloakPeople keycloak() {
        return KeycloakPeople.at(Sightline.stack().url(Part.KEYCLOAK));
    }

    /** Somebody honest with a role in an agency. */
    static Person person(UUID agency, String role, String name) {
        keycloak().agencyPerson(agency.toString(), role, name, Tokens.password(name));
        return new Person(name, () -> Tokens.of(name));
    }

    /** Begins the years of returns. */
    static void openYears() {
        YEARS.forEach(year -> Person.admin()
                .change(
                        "PUT",
                        "/api/return-periods/" + year,
                        "\"0\"",
                        "application/json",
                        fields("dueOn", (year + 1) + "-03-31")));
    }

    private static String newWord() {
        return "QUOLL" + Long.toString(System.nanoTime(), 36).toUpperCase(java.util.Locale.ROOT)
                + NUMBER.incrementAndGet();
    }

    private static JsonNode claimOf(UUID body) {
        for (JsonNode claim : Person.admin().json("/api/claims")) {
            if (claim.path("agencyId").asText().equals(body.toString())) {
                return claim;
            }
        }
        throw new AssertionError("Nobody claimed " + body);
    }

    /** Bodies that a purchase made known and nobody registered. */
    private static List<UUID> bodies(String word) {
        // Part of the name of a body, which everybody of the office reads; the word itself is not.
        String name = "Village of Unclaimed " + new StringBuilder(word).reverse();
        StringBuilder file = new StringBuilder(Upload.HEADER);
        for (int i = 0; i < BODIES; i++) {
            file.append(Upload.line("U-" + i, "2022-03-01", name + " " + "ABC".charAt(i), "OFFICE CHAIR", "", "", ""));
        }
        Upload.of(Upload.newSource("unclaimed"), file.toString()).done();
        String path = "/api/register?limit=100&q=" + new StringBuilder(word).reverse();
        await().atMost(PATIENCE)
                .until(() -> Person.admin().json(path).path("items").size() == BODIES);
        List<UUID> ids = new ArrayList<>();
        Person.admin()
                .json(path)
                .path("items")
                .forEach(body -> ids.add(UUID.fromString(body.path("id").asText())));
        return ids;
    }

    private static Place filled(String word, UUID id, UUID empty, List<UUID> bodies) {
        Person reporter = person(id, "reporter", "honest.reporter." + id);
        Person certifier = person(id, "certifier", "honest.certifier." + id);
        await().atMost(PATIENCE)
                .until(() -> reporter.get("/api/agencies/" + id + "/compliance").statusCode() == 200);
        Map<String, String> ids = new HashMap<>(Map.of("agencyId", id.toString()));
        JsonNode job = purchases(word, id);
        ids.put("sourceId", job.required("sourceId").asText());
        ids.put("id", job.required("id").asText());
        ids.put(
                "lineId",
                Person.analyst()
                        .json("/api/lines?importId=" + ids.get("id"))
                        .at("/items/0/id")
                        .asText());
        List<String> findings = findings(id);
        ids.put("findingId", findings.getFirst());
        things(word, id, reporter, ids);
        returns(word, id, reporter, certifier);
        return new Place(word, id, empty, List.copyOf(bodies), findings, Map.copyOf(ids), reporter);
    }

    private static JsonNode purchases(String word, UUID id) {
        String name = Person.analyst().json("/api/agencies/" + id).path("name").asText();
        StringBuilder file = new StringBuilder(Upload.HEADER);
        for (int i = 0; i < FINDINGS; i++) {
            String item = "HIKVISION DS-2CD21" + (43 + i) + "G0-I DOME CAMERA " + word;
            file.append(
                    Upload.line(word + i, "2022-03-01", name, item, "HIKVISION", "DS-2CD21" + (43 + i) + "G0-I", word)
                            .replace("INVENTED SELLER", word));
        }
        return Upload.of(Upload.newSource("insider"), file.toString()).done();
    }

    private static List<String> findings(UUID id) {
        String path = "/api/findings?limit=100&agencyId=" + id;
        await().atMost(PATIENCE)
                .until(() -> Person.analyst().json(path).path("items").size() == FINDINGS);
        List<String> ids = new ArrayList<>();
        Person.analyst()
                .json(path)
                .path("items")
                .forEach(row -> ids.add(row.path("id").asText()));
        return List.copyOf(ids);
    }

    /** A device, an answer, a note, a file, a contact, a plan: all of them hold the word. */
    private static void things(String word, UUID id, Person reporter, Map<String, String> ids) {
        String agency = "/api/agencies/" + id;
        String finding = "/api/findings/" + ids.get("findingId");
        ids.put(
                "deviceId",
                made(reporter.post(
                                agency + "/devices",
                                fields(
                                        "maker",
                                        "Acme",
                                        "model",
                                        word,
                                        "serial",
                                        word + "1",
                                        "site",
                                        word,
                                        "location",
                                        word)))
                        .required("id")
                        .asText());
        long version = Person.analyst().json(finding).path("version").asLong();
        made(Person.analyst().post(finding + "/decisions", version, fields("decision", "confirmed", "reason", word)));
        made(reporter.post(finding + "/notes", fields("text", word, "audience", "agency")));
        ids.put(
                "fileId",
                made(reporter.upload(
                                finding + "/evidence?filename=" + word + ".txt&note=" + word,
                                word.getBytes(StandardCharsets.UTF_8)))
                        .required("id")
                        .asText());
        made(Person.analyst().post(agency + "/contacts", fields("name", word, "mail", word + "@town.example")));
    }

    private static void returns(String word, UUID id, Person reporter, Person certifier) {
        for (int year : YEARS.subList(0, 2)) {
            Response draft = reporter.change(
                    "PUT",
                    "/api/agencies/" + id + "/returns/" + year,
                    "\"0\"",
                    "application/json",
                    fields("statement", "inventory", "inquiry", word));
            made(draft);
            if (year == YEARS.getFirst()) {
                made(certifier.change(
                        "POST",
                        "/api/agencies/" + id + "/returns/" + year + "/certification",
                        draft.header("ETag"),
                        "application/json",
                        fields("sha256", draft.path("sha256"))));
            }
        }
    }

    private static JsonNode made(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isLessThan(300);
        return Person.parse(answer);
    }
}
