package org.sightline.matching.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.localstack.people.KeycloakPeople;
import org.sightline.localstack.people.Tokens;
import org.sightline.matching.InventedLine;
import org.sightline.matching.RealService;
import org.sightline.matching.held.ContractLine;
import org.sightline.matching.webhook.Receiver.Came;

/** Notifications reach the addresses that an agency or the office registered, signed, and nobody else. */
@QuarkusTest
class WebhooksTest extends RealService {

    private final UUID agency = UUID.randomUUID();
    private final String place = "/agencies/" + agency + "/webhooks";
    private final Receiver receiver = Receiver.start();
    private String finding;

    @Inject
    Sql sql;

    @ConfigProperty(name = "sightline.keycloak.url")
    String keycloak;

    @BeforeEach
    void thereIsAFinding() {
        ContractLine line = InventedLine.named(UUID.randomUUID().toString())
                .agency(agency)
                .document("PO-" + UUID.randomUUID())
                .description("HIKVISION 4MP TURRET CAMERA DS-2CD2343G0-I")
                .made();
        send("contract-lines", line.id(), line);
        finding = (String) settled(agency, 1).getFirst().get("id");
    }

    @AfterEach
    void stop() {
        sql.as(
                RowScope.job("test"),
                () -> sql.query("update webhook set state = 'removed' where address like :here")
                        .with("here", receiver.address("") + "%")
                        .change());
        receiver.close();
    }

    @Test
    void anAgencyGetsWhatItIsToldOfSignedWithItsSecret() throws Exception {
        Response added = add(manager(), place, "/a", "office_note");
        added.then()
                .statusCode(201)
                .body("secret", startsWith("whsec_"))
                .body("webhook.agencyId", equalTo(agency.toString()))
                .body("webhook.state", equalTo("on"));
        note();
        Came came = eventually().until(receiver::came, all -> all.size() == 1).getFirst();
        assertThat(came.signature()).isEqualTo(signed(added.path("secret"), came));
        JsonNode body = json.readTree(came.body());
        assertThat(body.path("type").asText()).isEqualTo("office_note");
        assertThat(body.path("data").path("agencyId").asText()).isEqualTo(agency.toString());
        assertThat(body.path("data").path("url").asText()).contains("/findings/" + finding);
        assertThat(came.body()).doesNotContain("Which building?");
        // The receiver has it before the answer is recorded.
        Map<String, Object> delivery =
                eventually().until(() -> log(manager(), added).getFirst(), one -> !"waiting".equals(one.get("state")));
        assertThat(delivery).containsEntry("state", "sent").containsEntry("status", 200);
    }

    @Test
    void aNewAddressIsToldToThePeopleOfTheAgencyAndToTheOffice() {
        Response added = add(manager(), place, "/new", "office_note");
        added.then().statusCode(201);
        manager()
                .header("If-Match", "\"1\"")
                .body(Map.of("address", receiver.address("/moved"), "kinds", List.of("office_note")))
                .put(place + "/" + added.path("webhook.id"))
                .then()
                .statusCode(200);
        for (RequestSpecification person : List.of(reporter(agency), manager())) {
            assertThat(newAddresses(person)).containsExactly("webhook_added", "webhook_added");
        }
        for (String person : List.of("admin", "analyst")) {
            assertThat(newAddresses(as(person)))
                    .as(person)
                    .containsExactly("office_webhook_added", "office_webhook_added");
        }
        assertThat(newAddresses(reporter(UUID.randomUUID()))).isEmpty();
    }

    private List<String> newAddresses(RequestSpecification person) {
        return person.get("/inbox?limit=1000").jsonPath().<Map<String, Object>>getList("items").stream()
                .filter(entry -> agency.toString().equals(entry.get("agencyId")))
                .map(entry -> String.valueOf(entry.get("kind")))
                .filter(kind -> kind.endsWith("webhook_added"))
                .toList();
    }

    @Test
    void whatConcernsOnePersonGoesToNoAddress() {
        add(manager(), place, "/waits", "approval_waits").then().statusCode(422);
        add(as("admin"), "/webhooks", "/waits", "office_approval_waits").then().statusCode(422);
    }

    /** The steps of N7: a webhook told an admin, who may not read findings, what notices and answers say. */
    @Test
    void whoMayNotReadGetsKindsAndIdsAndNothingThatIsSaid() throws Exception {
        for (RequestSpecification maker : List.of(as("admin"), manager())) {
            add(maker, place, "/blind", "office_note").then().statusCode(201).body("webhook.text", equalTo(false));
        }
        add(as("admin"), "/webhooks", "/blind", "agency_note")
                .then()
                .statusCode(201)
                .body("webhook.text", equalTo(false));
        note();
        reporter(agency)
                .body(Map.of("text", "The library."))
                .post("/findings/" + finding + "/notes")
                .then()
                .statusCode(201);

        List<Came> came = eventually().until(receiver::came, all -> all.size() == 3);

        for (Came one : came) {
            JsonNode body = json.readTree(one.body());
            assertThat(body.path("type").asText()).endsWith("_note");
            assertThat(body.path("data").fieldNames())
                    .toIterable()
                    .as(one.body())
                    .containsExactly("agencyId", "url");
            assertThat(body.path("data").path("url").asText()).contains("/findings/" + finding);
        }
    }

    @Test
    void whoMayReadGetsTextAsLongAsTheyMay() throws Exception {
        String name = "reads." + UUID.randomUUID();
        RequestSpecification reader = readingManager(name);
        Response added = add(reader, place, "/reads", "office_note");
        added.then().statusCode(201).body("webhook.text", equalTo(true));
        note();
        Came first = eventually().until(receiver::came, all -> all.size() == 1).getFirst();
        assertThat(json.readTree(first.body()).path("data").path("subject").asText())
                .isNotBlank();
        assertThat(first.signature()).isEqualTo(signed(added.path("secret"), first));

        receiver.answers(500);
        note();
        eventually().until(receiver::came, all -> all.size() >= 2);
        sql.as(
                RowScope.job("test"),
                () -> sql.query("""
                                update held_grant set body = jsonb_set(body, '{roles}', '[]'), version = version + 1
                                where body ->> 'name' = :name and place = :place
                                """)
                        .with("name", name)
                        .with("place", agency.toString())
                        .change());
        receiver.answers(200);

        eventually()
                .until(
                        receiver::came,
                        all -> !all.getLast().body().contains("subject")
                                && all.getLast().path().equals("/reads"));
        Came last = receiver.came().getLast();
        assertThat(json.readTree(last.body()).path("data").fieldNames())
                .toIterable()
                .containsExactly("agencyId", "url");
        assertThat(last.signature()).isEqualTo(signed(added.path("secret"), last));
        assertThat(one(added)).containsEntry("text", false);
    }

    @Test
    void whoSaysWhereItGoesStandsForItFromThenOn() {
        RequestSpecification reader = readingManager("moves." + UUID.randomUUID());
        Response added = add(reader, place, "/moves", "office_note");
        added.then().body("webhook.text", equalTo(true));

        Map<String, Object> same = Map.of("address", receiver.address("/moves"), "kinds", List.of("office_note"));
        change(added, same).then().statusCode(200).body("text", equalTo(true));
        Map<String, Object> moved = Map.of("address", receiver.address("/moved"), "kinds", List.of("office_note"));
        change(added, moved).then().statusCode(200).body("text", equalTo(false));
    }

    /** As release 1.x kept it: without who stands for it, which the migration takes from the name. */
    @Test
    void aWebhookFromBeforeGoesOnWithoutTextUntilItIsKnownWhoseItIs() {
        Response added = add(readingManager("before." + UUID.randomUUID()), place, "/before", "office_note");
        asOwner("update webhook set vouched_by = null where address like '%/before'");
        assertThat(one(added)).containsEntry("text", false).containsEntry("state", "on");
        note();
        Came came = eventually().until(receiver::came, all -> all.size() == 1).getFirst();
        assertThat(came.body()).contains(finding).doesNotContain("subject");

        asOwner(migration());

        assertThat(one(added)).containsEntry("text", true);
    }

    private void asOwner(String change) {
        sql.as(RowScope.job("test"), () -> sql.query(change).change());
    }

    private static String migration() {
        try (InputStream script = Objects.requireNonNull(
                WebhooksTest.class.getResourceAsStream("/db/migration/V61__webhooks_vouched_for.sql"))) {
            return Arrays.stream(new String(script.readAllBytes(), StandardCharsets.UTF_8)
                            .replaceAll("(?m)^--.*$", "")
                            .split(";"))
                    .map(String::strip)
                    .filter(statement -> statement.startsWith("update"))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Somebody who manages the agency's people and reads its data, too. */
    private RequestSpecification readingManager(String name) {
        KeycloakPeople people = KeycloakPeople.at(keycloak);
        people.agencyPerson(agency.toString(), "reporter", name, Tokens.password(name));
        people.joinAgency(agency.toString(), "agency-admin", name);
        String token = Tokens.forUser(name, Tokens.password(name));
        return with(token);
    }

    @Test
    void nothingOfAnotherAgencyAndOnlyTheKindsThatAreWanted() {
        UUID other = UUID.randomUUID();
        add(
                with(Tokens.agencyPerson(other, "agency-admin")),
                "/agencies/" + other + "/webhooks",
                "/other",
                "office_note");
        add(manager(), place, "/notices", "notice");
        add(manager(), place, "/own", "office_note");
        note();
        eventually()
                .until(
                        receiver::came,
                        all -> all.stream().anyMatch(came -> came.path().equals("/own")));
        note();
        eventually()
                .until(
                        receiver::came,
                        all -> all.stream()
                                        .filter(came -> came.path().equals("/own"))
                                        .count()
                                == 2);
        assertThat(receiver.came()).extracting(Came::path).containsOnly("/own");
    }

    @Test
    void theOfficeGetsWhatTheOfficeIsToldOf() {
        Response added = add(Tokens.of("admin"), "/webhooks", "/office", "agency_note");
        added.then().statusCode(201).body("webhook.agencyId", nullValue());
        reporter(agency)
                .body(Map.of("text", "The library."))
                .post("/findings/" + finding + "/notes")
                .then()
                .statusCode(201);
        eventually()
                .until(
                        receiver::came,
                        all -> all.stream().anyMatch(came -> came.body().contains(agency.toString())));
        with(Tokens.of("analyst")).get("/webhooks").then().statusCode(403);
        manager().get("/webhooks").then().statusCode(403);
    }

    @Test
    void whatIsNotTakenIsTriedAgainWithTheSameIdUntilItIs() {
        receiver.answers(500);
        Response added = add(manager(), place, "/ill", "office_note");
        note();
        List<Came> tried = eventually().until(receiver::came, all -> all.size() >= 2);
        assertThat(log(manager(), added).getFirst())
                .containsEntry("state", "waiting")
                .containsEntry("status", 500)
                .containsKey("nextAt");
        receiver.answers(204);
        eventually().until(() -> log(manager(), added).getFirst().get("state"), "sent"::equals);
        assertThat(receiver.came())
                .extracting(Came::id)
                .containsOnly(tried.getFirst().id());
        assertThat(one(added)).doesNotContainKey("failingSince");
    }

    @Test
    void aRedirectIsNotFollowed() {
        Response added = add(manager(), place, "/moved", "office_note");
        note();
        eventually()
                .until(
                        () -> log(manager(), added),
                        all -> Integer.valueOf(302).equals(all.getFirst().get("status")));
        assertThat(receiver.came()).extracting(Came::path).containsOnly("/moved");
    }

    @Test
    void aSlowReceiverDelaysNobodyElse() {
        Response slow = add(manager(), place, "/slow", "office_note");
        add(manager(), place, "/quick", "office_note");
        note();
        eventually()
                .until(
                        receiver::came,
                        all -> all.stream().anyMatch(came -> came.path().equals("/quick")));
        eventually()
                .until(
                        () -> log(manager(), slow).getFirst(),
                        entry -> String.valueOf(entry.get("error")).contains("did not answer within"));
    }

    @Test
    void ofASlowReceiverOneDeliveryIsOnItsWayAtATime() {
        add(manager(), place, "/late", "office_note");
        for (int i = 0; i < 4; i++) {
            note();
        }
        eventually().until(receiver::came, all -> all.size() == 4);
        assertThat(receiver.mostAtOnce()).isEqualTo(1);
    }

    @Test
    void aQuickReceiverGetsManyOneAfterTheOther() {
        Response quick = add(manager(), place, "/many", "office_note");
        for (int i = 0; i < 12; i++) {
            note();
        }
        eventually().until(receiver::came, all -> all.size() == 12);
        assertThat(receiver.came()).extracting(Came::id).doesNotHaveDuplicates();
        eventually()
                .until(
                        () -> log(manager(), quick),
                        all -> all.stream().allMatch(entry -> "sent".equals(entry.get("state"))));
        assertThat(receiver.mostAtOnce()).isEqualTo(1);
    }

    @Test
    void whereNothingGoesWellForADayTheWebhookIsStoppedAndItsOwnerTold() {
        receiver.answers(500);
        Response added = add(manager(), place, "/dead", "office_note");
        note();
        eventually().until(() -> one(added), webhook -> webhook.containsKey("failingSince"));
        assertThat(one(added)).containsEntry("state", "on");
        sql.as(
                RowScope.job("test"),
                () -> sql.query("update webhook set failing_since = now() - interval '25 hours' where id = :id")
                        .with("id", UUID.fromString(added.path("webhook.id")))
                        .change());
        eventually().until(() -> one(added).get("state"), "stopped"::equals);
        assertThat(log(manager(), added).getFirst()).containsEntry("state", "failed");
        assertThat(reporter(agency).get("/inbox").<List<String>>path("items.kind"))
                .contains("webhook_stopped");
        receiver.answers(200);
        change(added, Map.of("address", receiver.address("/dead"), "kinds", List.of("office_note")))
                .then()
                .statusCode(200)
                .body("state", equalTo("on"));
    }

    @Test
    void forADayRequestsAreSignedWithTheSecretBeforeToo() throws Exception {
        Response added = add(manager(), place, "/rotated", "office_note");
        String id = added.path("webhook.id");
        Response rotated = manager().header("If-Match", "\"1\"").post(place + "/" + id + "/rotation");
        rotated.then().statusCode(200).header("ETag", "\"2\"").body("secret", startsWith("whsec_"));
        assertThat(rotated.<String>path("secret")).isNotEqualTo(added.path("secret"));
        note();
        Came came = eventually().until(receiver::came, all -> all.size() == 1).getFirst();
        assertThat(came.signature().split(" "))
                .containsExactly(signed(added.path("secret"), came), signed(rotated.path("secret"), came));
        sql.as(
                RowScope.job("test"),
                () -> sql.query("update webhook set old_until = now() - interval '1 second' where id = :id")
                        .with("id", UUID.fromString(id))
                        .change());
        note();
        Came later = eventually().until(receiver::came, all -> all.size() == 2).getLast();
        assertThat(later.signature()).isEqualTo(signed(rotated.path("secret"), later));
    }

    @Test
    void theSecretIsShownOnce() {
        String key = UUID.randomUUID().toString();
        Map<String, Object> wanted = Map.of("address", receiver.address("/once"), "kinds", List.of("office_note"));
        Response first = manager().header("Idempotency-Key", key).body(wanted).post(place);
        Response again = manager().header("Idempotency-Key", key).body(wanted).post(place);
        assertThat(first.<String>path("secret")).startsWith("whsec_");
        again.then().statusCode(201).body("secret", nullValue()).body("webhook.id", equalTo(first.path("webhook.id")));
        assertThat(manager().get(place).asString()).doesNotContain("whsec_");
        assertThat(manager().get(place).<List<?>>path("items")).hasSize(1);
    }

    @Test
    void aTestReachesTheReceiverAndStandsInTheLog() {
        Response added = add(manager(), place, "/test", "office_note");
        manager()
                .header("If-Match", "\"1\"")
                .post(place + "/" + added.path("webhook.id") + "/test")
                .then()
                .statusCode(200);
        Came came = eventually().until(receiver::came, all -> all.size() == 1).getFirst();
        assertThat(came.body()).contains("\"type\":\"test\"");
        eventually().until(() -> log(manager(), added).getFirst().get("kind"), "test"::equals);
    }

    @Test
    void onlyWhoManagesThePeopleOfAnAgencyKeepsItsWebhooks() {
        Response added = add(manager(), place, "/kept", "office_note");
        String one = place + "/" + added.path("webhook.id");
        for (RequestSpecification who : List.of(
                reporter(agency), with(Tokens.agencyPerson(agency, "certifier")), as("analyst"), as("auditor"))) {
            who.get(place).then().statusCode(403);
        }
        RequestSpecification stranger = with(Tokens.agencyPerson(UUID.randomUUID(), "agency-admin"));
        stranger.get(place).then().statusCode(404);
        stranger.get(one + "/deliveries").then().statusCode(404);
        as("admin").get(place).then().statusCode(200).body("items", hasSize(1));
        UUID elsewhere = UUID.randomUUID();
        with(Tokens.agencyPerson(elsewhere, "agency-admin"))
                .header("If-Match", "\"1\"")
                .delete("/agencies/" + elsewhere + "/webhooks/" + added.path("webhook.id"))
                .then()
                .statusCode(404);
        manager().delete(one).then().statusCode(428);
        manager().header("If-Match", "\"9\"").delete(one).then().statusCode(412);
        manager().header("If-Match", "\"1\"").delete(one).then().statusCode(204);
        manager().get(place).then().body("items", hasSize(0));
    }

    @Test
    void addressesKindsAndNumberAreBounded() {
        for (String address : List.of("https://10.0.0.1/", "http://8.8.8.8/", "https://169.254.169.254/", "nowhere")) {
            manager()
                    .body(Map.of("address", address, "kinds", List.of("office_note")))
                    .post(place)
                    .then()
                    .statusCode(422)
                    .body("errors[0].pointer", equalTo("/address"));
        }
        add(manager(), place, "/x", "answer").then().statusCode(422).body("errors[0].pointer", equalTo("/kinds"));
        for (int i = 0; i < 5; i++) {
            add(manager(), place, "/" + i, "office_note").then().statusCode(201);
        }
        add(manager(), place, "/6", "office_note").then().statusCode(409);
    }

    private RequestSpecification manager() {
        return with(Tokens.agencyPerson(agency, "agency-admin"));
    }

    private Response add(String token, String where, String path, String kind) {
        return add(with(token), where, path, kind);
    }

    private Response add(RequestSpecification who, String where, String path, String kind) {
        return who.body(Map.of("address", receiver.address(path), "kinds", List.of(kind)))
                .post(where);
    }

    private Response change(Response added, Map<String, Object> wanted) {
        return manager()
                .header("If-Match", "\"" + one(added).get("version") + "\"")
                .body(wanted)
                .put(place + "/" + added.path("webhook.id"));
    }

    private Map<String, Object> one(Response added) {
        return manager().get(place).<List<Map<String, Object>>>path("items").stream()
                .filter(webhook -> webhook.get("id").equals(added.path("webhook.id")))
                .findFirst()
                .orElseThrow();
    }

    private List<Map<String, Object>> log(RequestSpecification who, Response added) {
        return eventually()
                .until(
                        () -> with(Tokens.agencyPerson(agency, "agency-admin"))
                                .get(place + "/" + added.path("webhook.id") + "/deliveries")
                                .path("items"),
                        (List<Map<String, Object>> all) -> !all.isEmpty());
    }

    private void note() {
        as("analyst")
                .body(Map.of("text", "Which building?", "audience", "agency"))
                .post("/findings/" + finding + "/notes")
                .then()
                .statusCode(201);
    }

    /** The signature as a receiver checks it. */
    private static String signed(String secret, Came came) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
        String text = came.id() + "." + came.timestamp() + "." + came.body();
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }
}
