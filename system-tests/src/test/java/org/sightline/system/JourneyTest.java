package org.sightline.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.sightline.testsupport.whole.Person.fields;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sightline.localstack.people.KeycloakPeople;
import org.sightline.localstack.people.Tokens;
import org.sightline.localstack.stack.Part;
import org.sightline.testsupport.whole.Person;
import org.sightline.testsupport.whole.Sightline;
import org.sightline.testsupport.whole.Town;
import org.sightline.testsupport.whole.Upload;

/** The main job, step by step, as its people do it through the API. */
@Order(2)
@ExtendWith(Sightline.class)
class JourneyTest {

    /** How soon a decision or an answer is in everybody's view. */
    private static final Duration SOON = Duration.ofSeconds(2);

    private final Person analyst = Person.analyst();
    private final Person admin = Person.admin();

    @Test
    void anUploadIsAJobThatTellsWhatItReadAndTook() {
        Town town = Town.registered("Upham");
        Upload upload = Upload.of(
                Upload.newSource("journey"),
                Upload.HEADER
                        + Upload.line(
                                "U-1",
                                "2022-03-01",
                                town.name(),
                                "HIKVISION DS-2CD2143G0-I DOME CAMERA",
                                "HIKVISION",
                                "DS-2CD2143G0-I",
                                "CDBG")
                        + Upload.line("U-2", "2022-13-01", town.name(), "COPY PAPER", "", "", "GENERAL FUND")
                        + Upload.line("U-3", "2022-03-02", town.name(), "COPY PAPER", "", "", "GENERAL FUND"));
        assertThat(upload.answer().statusCode()).as(upload.answer().asString()).isEqualTo(202);
        assertThat(upload.answer().header("Location"))
                .isEqualTo("/api/imports/" + upload.job().path("id").asText());
        JsonNode done = upload.done();
        assertThat(List.of(
                        done.path("read").asLong(),
                        done.path("accepted").asLong(),
                        done.path("rejected").asLong(),
                        done.path("percent").asLong()))
                .containsExactly(3L, 2L, 1L, 100L);
        assertThat(field(done, "Agency")).isEqualTo("buyer");
        assertThat(field(done, "Item Description")).isEqualTo("description");
        assertThat(field(done, "Order Date")).isEqualTo("order_date");
        String rejects = analyst.get("/api/imports/" + done.path("id").asText() + "/rejects.csv")
                .asString();
        assertThat(rejects).contains("2022-13-01", "U-2").doesNotContain("U-1", "U-3");
        JsonNode reject = analyst.json("/api/imports/" + done.path("id").asText() + "/rejects")
                .path("items")
                .path(0);
        assertThat(reject.path("row").asLong()).isEqualTo(3);
        assertThat(reject.path("column").asText()).isEqualTo("Order Date");
        assertThat(reject.path("reason").asText()).isNotBlank();
    }

    private static String field(JsonNode job, String header) {
        for (JsonNode column : job.path("columns")) {
            if (column.path("header").asText().equals(header)) {
                return column.path("field").asText();
            }
        }
        return null;
    }

    @Test
    void aLineBecomesAFindingWithEvidenceAndLawInTheAgencysView() {
        Town town = Town.registered("Findlay");
        JsonNode job = bought(town, "HIKVISION DS-2CD2143G0-I DOME CAMERA", "CDBG");
        JsonNode row = town.awaitFindings(1).get(0);
        JsonNode finding =
                town.reporter().json("/api/findings/" + row.path("id").asText());
        assertThat(finding.path("makerId").asText()).isEqualTo("hikvision");
        assertThat(finding.path("role").asText()).isEqualTo("PURCHASE");
        assertThat(finding.path("verdict").asText()).isEqualTo("PROHIBITED");
        assertThat(finding.path("correlationId").asText())
                .isEqualTo(job.path("correlationId").asText());
        JsonNode evidence = finding.path("evidence").path(0);
        JsonNode line = finding.path("lines").path(0);
        String text = line.path(evidence.path("field").asText()).asText();
        assertThat(text.substring(
                        evidence.path("start").asInt(), evidence.path("end").asInt()))
                .isEqualTo(evidence.path("text").asText());
        assertThat(finding.path("verdicts")).anySatisfy(ruling -> {
            assertThat(ruling.path("verdict").asText()).isEqualTo("PROHIBITED");
            assertThat(ruling.path("citation").asText()).contains("200.216");
        });
        // The coverage comes by a topic of its own, so it may be a moment behind the finding.
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(town.compliance(town.reporter())
                                .at("/coverage/0/lines")
                                .asLong())
                        .isEqualTo(1));
        JsonNode view = town.compliance(town.reporter());
        assertThat(view.at("/purchases/count").asLong()).isEqualTo(1);
        assertThat(view.path("asOf").asText()).isNotBlank();
        assertThat(view.at("/posture/sentence").asText()).isNotBlank();
        assertThat(new java.math.BigDecimal(view.at("/reconciliation/0/missing").asText()))
                .isEqualByComparingTo("4");
    }

    private JsonNode bought(Town town, String description, String fund) {
        return Upload.of(
                        Upload.newSource("journey"),
                        Upload.HEADER + Upload.line("B-1", "2022-03-01", town.name(), description, "", "", fund))
                .done();
    }

    @Test
    void aDecisionAndAnAnswerAreSeenByBothSidesWithinTwoSeconds() {
        Town town = Town.registered("Dunbar");
        bought(town, "DAHUA IPC-HFW5442E-ZE BULLET CAMERA", "CDBG");
        String path = "/api/findings/" + town.awaitFindings(1).get(0).path("id").asText();
        JsonNode confirmed = changed(analyst.post(
                path + "/decisions",
                version(path),
                fields("decision", "confirmed", "reason", "The model is on the order.")));
        bothSee(town, path, confirmed, "decision", "confirmed");
        JsonNode answered = changed(town.reporter()
                .post(
                        path + "/responses",
                        version(path),
                        fields("answer", "planned", "text", "We take it down in May.")));
        bothSee(town, path, answered, "status", answered.path("status").asText());
        JsonNode reopened = changed(analyst.post(
                path + "/decisions", version(path), fields("decision", "reopened", "reason", "Let us look again.")));
        JsonNode dismissed = changed(analyst.post(
                path + "/decisions",
                reopened.path("version").asLong(),
                fields("decision", "dismissed", "reason", "It was returned.")));
        bothSee(town, path, dismissed, "decision", "dismissed");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(town.compliance(town.reporter())
                                .at("/purchases/count")
                                .asLong())
                        .isZero());
        assertThat(analyst.json(path).path("timeline"))
                .extracting(event -> event.path("action").asText())
                .as("what happened is kept, oldest first")
                .hasSizeGreaterThanOrEqualTo(5);
    }

    private static JsonNode changed(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return Person.parse(answer);
    }

    private long version(String path) {
        return analyst.json(path).path("version").asLong();
    }

    private void bothSee(Town town, String path, JsonNode changed, String field, String value) {
        for (Person who : List.of(analyst, town.reporter())) {
            await().atMost(SOON).pollInterval(Duration.ofMillis(50)).untilAsserted(() -> {
                assertThat(who.json(path).path(field).asText()).isEqualTo(value);
                assertThat(who.json("/api/findings?agencyId=" + town.id())
                                .at("/items/0/version")
                                .asLong())
                        .isGreaterThanOrEqualTo(changed.path("version").asLong());
            });
        }
    }

    @Test
    void aDecisionOnWhatAnotherHasChangedMeanwhileIsRefused() {
        Town town = Town.registered("Stale");
        bought(town, "HYTERA PD782 PORTABLE RADIO", "GENERAL FUND");
        String path = "/api/findings/" + town.awaitFindings(1).get(0).path("id").asText();
        long version = version(path);
        changed(town.reporter().post(path + "/responses", version, fields("answer", "disputed", "text", "Not ours.")));
        assertThat(analyst.post(
                                path + "/decisions",
                                version,
                                fields("decision", "confirmed", "reason", "I had not seen the answer."))
                        .statusCode())
                .isEqualTo(412);
        assertThat(analyst.post(
                                path + "/decisions",
                                fields("decision", "confirmed", "reason", "I did not say on what."))
                        .statusCode())
                .isEqualTo(428);
    }

    @Test
    void anAgencyRegistersADeviceAndAFileOfDevicesAndTheyAreScreenedLikeLines() {
        Town town = Town.registered("Camden");
        Response one = town.reporter()
                .post(
                        "/api/agencies/" + town.id() + "/devices",
                        fields(
                                "maker",
                                "Hikvision",
                                "model",
                                "DS-2CD2143G0-I",
                                "serial",
                                "INV-1",
                                "site",
                                "Town hall",
                                "status",
                                "installed"));
        assertThat(one.statusCode()).as(one.asString()).isEqualTo(201);
        Response file = town.reporter()
                .upload(
                        "/api/agencies/" + town.id() + "/device-imports?filename=devices.csv",
                        "maker,model,serial,mac,site\nAxis,P3245-LVE,INV-2,AC:CC:8E:00:00:01,Library\nDahua,IPC-HFW5442E-ZE,INV-3,,Library\n"
                                .getBytes());
        assertThat(file.statusCode()).as(file.asString()).isEqualTo(200);
        assertThat(Person.parse(file).path("added").asInt()).isEqualTo(2);
        assertThat(town.awaitFindings(2))
                .extracting(finding -> finding.path("makerId").asText())
                .containsExactlyInAnyOrder("hikvision", "dahua");
        assertThat(town.findings())
                .extracting(finding -> finding.path("subject").asText())
                .containsOnly("device");
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(town.compliance(town.reporter())
                                .at("/devices/pieces")
                                .asLong())
                        .isEqualTo(3));
    }

    @Test
    void anInvitedPersonSeesOnlyTheirOwnAgencyUntilTheRoleIsRevoked() {
        Town own = Town.registered("Ownley");
        Town other = Town.registered("Otherly");
        String username = "invited-" + Long.toString(System.nanoTime(), 36);
        Response invited = admin.post(
                "/api/agencies/" + own.id() + "/people",
                fields(
                        "username",
                        username,
                        "email",
                        username + "@sample.invalid",
                        "name",
                        "Invented Person",
                        "role",
                        "reporter"));
        assertThat(invited.statusCode()).as(invited.asString()).isEqualTo(201);
        assertThat(admin.json("/api/agencies/" + own.id() + "/people"))
                .as("drafted only")
                .isEmpty();
        Response approved = Person.secondAdmin()
                .change(
                        "POST",
                        "/api/agencies/" + own.id() + "/role-drafts/"
                                + Person.parse(invited).at("/draft/id").asText() + "/approval",
                        "\"0\"",
                        "application/json",
                        fields());
        assertThat(approved.statusCode()).as(approved.asString()).isEqualTo(200);
        assertThat(Person.parse(approved).path("mailed").asBoolean()).isTrue();
        assertThat(given().get(Sightline.keycloakMails()).asString())
                .as("the page of local mails")
                .contains("To " + username + "@sample.invalid");
        // Who is invited chooses a password at the first sign-in on Keycloak's page; here it is set as if they had.
        KeycloakPeople.at(Sightline.stack().url(Part.KEYCLOAK)).setPassword(username, Tokens.password(username));
        Person person = Person.named(username);
        assertThat(person.json("/api/me").at("/agencies/0/agencyId").asText())
                .isEqualTo(own.id().toString());
        assertThat(person.all("/api/agencies"))
                .extracting(agency -> agency.path("id").asText())
                .containsExactly(own.id().toString());
        assertThat(person.get("/api/agencies/" + own.id() + "/compliance").statusCode())
                .isEqualTo(200);
        assertThat(person.get("/api/agencies/" + other.id() + "/compliance").statusCode())
                .isEqualTo(404);
        assertThat(person.get("/api/overview").statusCode()).isEqualTo(403);
        assertThat(admin.delete("/api/agencies/" + own.id() + "/people/" + username + "/reporter")
                        .statusCode())
                .isEqualTo(204);
        assertThat(person.get("/api/agencies/" + own.id() + "/compliance").statusCode())
                .as("the token still lives, the role does not")
                .isIn(401, 404);
    }

    @Test
    void aBrandThatTwoPeoplePutOnTheListOpensFindingsForLinesThatAreHeld() {
        Town town = Town.registered("Listwick");
        String brand = "QUILLOCAM"
                + Long.toString(System.nanoTime() % 1_000_000, 36)
                        .toUpperCase(java.util.Locale.ROOT)
                        .replaceAll("[0-9]", "X");
        bought(town, brand + " DOME CAMERA 4MP", "GENERAL FUND");
        bought(town, "COPY PAPER", "GENERAL FUND");
        assertThat(town.findings()).isEmpty();
        Response drafted = admin.post(
                "/api/watchlist/drafts",
                fields(
                        "summary",
                        "An invented brand of an invented test",
                        "edits",
                        List.of(fields(
                                "op",
                                "add",
                                "kind",
                                "brand",
                                "entityId",
                                "hikvision",
                                "value",
                                brand,
                                "note",
                                "invented",
                                "source",
                                "an invented source",
                                "certainty",
                                "entered"))));
        assertThat(drafted.statusCode()).as(drafted.asString()).isEqualTo(201);
        String draft =
                "/api/watchlist/drafts/" + Person.parse(drafted).path("id").asText();
        JsonNode simulated = Person.parse(admin.post(draft + "/simulation", fields()));
        assertThat(simulated.path("findingsOpened").asLong())
                .as(simulated.toString())
                .isEqualTo(1);
        long seen = admin.json(draft).path("version").asLong();
        assertThat(admin.post(draft + "/approval", seen, fields()).statusCode())
                .as("nobody approves their own draft")
                .isEqualTo(403);
        Response approved = Person.secondAdmin().post(draft + "/approval", seen, fields());
        assertThat(approved.statusCode()).as(approved.asString()).isEqualTo(200);
        JsonNode finding = town.awaitFindings(1).get(0);
        assertThat(finding.path("description").asText()).contains(brand);
        assertThat(finding.path("makerId").asText()).isEqualTo("hikvision");
    }
}
