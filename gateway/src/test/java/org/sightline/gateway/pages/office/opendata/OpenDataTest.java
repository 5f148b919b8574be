package org.sightline.gateway.pages.office.opendata;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sightline.gateway.Ask;
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.Say;
import org.sightline.gateway.shell.Visitor;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.kit.sql.SqlFailure;
import org.sightline.localstack.people.Tokens;

/** What everybody reads without signing in, and what nobody does. */
@QuarkusTest
@RealGateway
class OpenDataTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SETTING = "/api/open-data/setting";
    private static final String EDITIONS = "/api/open-data/editions";
    private static final String CANARY = "Zanzibar Quill";

    @Inject
    Sql sql;

    @TestHTTPResource("/")
    URI gateway;

    private final Ask office = Ask.as("analyst");
    private final UUID agency = UUID.randomUUID();

    @AfterEach
    void off() {
        switched(false);
    }

    @Test
    void nothingIsShownUntilAnAdminSwitchesItOn() {
        known(confirmed("10"));
        int edition = published();

        assertThat(everybody("/open-data").asString())
                .contains("does not publish data")
                .doesNotContain("Edition ");
        assertThat(everybody(file(edition, EditionFiles.CSV)).statusCode()).isEqualTo(404);
        assertThat(put("analyst", true, version()).statusCode()).isEqualTo(403);
        assertThat(put("admin", true, "\"0\"").statusCode()).isEqualTo(412);

        assertThat(put("admin", true, version()).statusCode()).isEqualTo(200);

        assertThat(everybody("/open-data").asString()).contains("Edition " + edition, EditionFiles.CSV);
        assertThat(everybody(file(edition, EditionFiles.CSV)).statusCode()).isEqualTo(200);
        assertThat(office.json("/api/audit").at("/items").findValuesAsText("action"))
                .contains("switched open data on");
    }

    @Test
    void anEditionHasWhatTheOverviewCountsLessWhatItSaysIsLeftOut() throws IOException {
        known(
                confirmed("10"),
                purchase("20"),
                confirmed("30").put("status", "responded"),
                confirmed("40").put("band", "REVIEW"),
                confirmed("50").put("date", "2018-01-01"),
                confirmed("60").put("withdrawn", true));
        switched(true);

        JsonNode edition = json(published());

        JsonNode statement = edition.path("statement");
        assertThat(statement.path("counted").asLong())
                .isEqualTo(office.json("/api/overview?state=any")
                        .at("/headline/purchases")
                        .asLong());
        assertThat(statement.path("purchases").asLong()
                        + statement.path("notConfirmed").asLong()
                        + statement.path("disputed").asLong())
                .isEqualTo(statement.path("counted").asLong());
        assertThat(edition.path("purchases"))
                .hasSize(statement.path("purchases").asInt());
        assertThat(statement
                        .path("states")
                        .valueStream()
                        .mapToLong(one -> one.path("purchases").asLong())
                        .sum())
                .isEqualTo(statement.path("purchases").asLong());
        assertThat(ours(edition)).singleElement().satisfies(row -> {
            assertThat(row.path("pieces").asText()).isEqualTo("10");
            assertThat(row.path("maker").asText()).isEqualTo("Openshort");
            assertThat(row.path("verdictInWords").asText()).isEqualTo("Prohibited");
            assertThat(row.path("kind").asText()).isEqualTo("city");
        });
    }

    @Test
    void noDevicePersonOrNoteIsInItAndNoNumberThatLeadsToOne() throws IOException {
        ObjectNode finding = confirmed("10");
        ObjectNode line = (ObjectNode) finding.withArray("lines").get(0);
        line.put("description", "DOME CAMERA, CALL 555-010-4477 OR quill@city.invalid");
        line.put("documentNumber", CANARY + " 1").put("vendorName", CANARY + " 2");
        finding.put("explanation", CANARY + " 3").put("correlationId", CANARY + " 4");
        finding.withArray("timeline")
                .addObject()
                .put("at", "2026-01-01T00:00:00Z")
                .put("by", CANARY + " 5")
                .put("role", "analyst")
                .put("action", "confirmed")
                .put("text", CANARY + " 6");
        ObjectNode device =
                Say.deviceFinding(UUID.randomUUID(), agency, "open-maker").put("decision", "confirmed");
        ((ObjectNode) device.path("device")).put("serial", "CANARYSERIAL").put("site", CANARY + " 7");
        known(finding, device);
        switched(true);
        int edition = published();

        String all = unpacked(edition, EditionFiles.CSV)
                + unpacked(edition, EditionFiles.JSON)
                + everybody("/open-data").asString();

        assertThat(all)
                .contains("DOME CAMERA, CALL [telephone number] OR [mail address]")
                .doesNotContain(CANARY, "CANARYSERIAL", finding.path("id").asText(), agency.toString(), "quill@");
    }

    @Test
    void anEditionIsNeverChangedAndStaysListedWhenItIsWithdrawn() {
        known(confirmed("10"));
        switched(true);
        int edition = published();
        String digest = everybody(file(edition, EditionFiles.JSON)).header("ETag");

        assertThatThrownBy(() -> sql.as(
                        RowScope.job("test"),
                        () -> sql.query("""
                                update open_data_edition set statement = '{}' where number = :number\
                                """).with("number", edition).change()))
                .isInstanceOf(SqlFailure.class);
        known(confirmed("11"));
        published();
        assertThat(everybody(file(edition, EditionFiles.JSON)).header("ETag")).isEqualTo(digest);

        assertThat(withdraw(edition, "\"0\"").statusCode()).isEqualTo(412);
        assertThat(withdraw(edition, versionOf(edition)).statusCode()).isEqualTo(200);

        assertThat(everybody(file(edition, EditionFiles.JSON)).statusCode()).isEqualTo(410);
        assertThat(everybody("/open-data").asString())
                .contains("Edition " + edition, "Withdrawn", "A mistake in the source.");
    }

    @Test
    void aDraftIsSeenByTheOfficeAloneAndAPersonOfAnAgencyMakesNone() {
        known(confirmed("10"));
        switched(true);
        int edition = drafted().path("number").asInt();

        assertThat(everybody("/open-data").asString()).doesNotContain("Edition " + edition + "<");
        assertThat(everybody(file(edition, EditionFiles.CSV)).statusCode()).isEqualTo(404);
        Ask reporter = Ask.with(Tokens.agencyPerson(agency, "reporter"));
        assertThat(reporter.get(EDITIONS).statusCode()).isEqualTo(403);
    }

    @Test
    void whoDraftsAnEditionDoesNotPublishItAndAnotherPersonDoes() {
        known(confirmed("10"));
        JsonNode draft = drafted();
        int number = draft.path("number").asInt();
        String publication = EDITIONS + "/" + number + "/publication";

        JsonNode refused = post("analyst", publication, tag(draft), "{}", 403);
        assertThat(refused.path("detail").asText()).contains("Another person");
        assertThat(Visitor.signedIn(gateway, "analyst")
                        .open("/open-data-editions/" + number)
                        .body())
                .contains("You drafted it.")
                .doesNotContain("/publication");
        assertThat(Visitor.signedIn(gateway, "analyst").open("/approvals").body())
                .contains("/open-data-editions/" + number);

        HttpResponse<String> published = Visitor.signedIn(gateway, "analyst2")
                .submit(
                        "/open-data-editions/" + number + "/publication",
                        Map.of("version", draft.path("version").asText()));

        assertThat(published.body()).contains("Edition " + number + " is published.");
        JsonNode edition = edition(number);
        assertThat(edition.path("draftedBy").asText()).isEqualTo("analyst");
        assertThat(edition.path("publishedBy").asText()).isEqualTo("analyst2");
    }

    @Test
    void textsThatTheLastEditionHasNotAreListedToWhoeverPublishes() {
        String text = "DOME CAMERA PO 45%08d".formatted(agency.hashCode() & 0x3FFFFFF);
        ObjectNode before = confirmed("10");
        ((ObjectNode) before.withArray("lines").get(0)).put("description", text + " ONE");
        known(before);
        published();
        ObjectNode since = confirmed("20");
        ((ObjectNode) since.withArray("lines").get(0)).put("description", text + " TWO, POC: Jane Doe");
        known(since);

        JsonNode draft = drafted();

        assertThat(draft.path("changedTexts").asInt()).isEqualTo(1);
        String place = EDITIONS + "/" + draft.path("number").asInt() + "/texts";
        JsonNode texts = Ask.as("analyst2").json(place);
        assertThat(texts.path("total").asInt()).isEqualTo(1);
        assertThat(texts.at("/items/0/item").asText()).isEqualTo(text + " TWO, POC: [name]");
        assertThat(texts.at("/items/0/purchases").asInt()).isEqualTo(1);
        assertThat(Visitor.signedIn(gateway, "analyst2")
                        .open("/open-data-editions/" + draft.path("number").asInt())
                        .body())
                .contains(text + " TWO, POC: [name]", "/publication")
                .doesNotContain(text + " ONE");
        assertThat(Ask.with(Tokens.agencyPerson(agency, "reporter")).get(place).statusCode())
                .isEqualTo(403);
    }

    @Test
    void aDraftOfWhichNobodyKnowsWhoMadeItIsMadeAnew() {
        known(confirmed("10"));
        JsonNode draft = drafted();
        sql.as(
                RowScope.job("test"),
                () -> sql.query("update open_data_edition set drafted_by_identity = null where state = 'draft'")
                        .change());

        post("analyst2", EDITIONS + "/" + draft.path("number").asInt() + "/publication", tag(draft), "{}", 409);

        published();
    }

    private JsonNode edition(int number) {
        return office.json(EDITIONS)
                .valueStream()
                .filter(one -> one.path("number").asInt() == number)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theDocumentationNamesEachColumn() throws IOException {
        String documentation = Files.readString(Path.of(System.getProperty("sightline.root"), "docs", "open-data.md"));

        assertThat(OpenPurchase.columns())
                .allSatisfy(column -> assertThat(documentation).contains("| `" + column + "` |"));
    }

    private ObjectNode purchase(String pieces) {
        ObjectNode finding = Say.purchase(agency, "open-maker", "2021-05-20", "PROHIBITED");
        return finding.put("quantity", pieces).put("shortName", "Openshort");
    }

    private ObjectNode confirmed(String pieces) {
        return purchase(pieces).put("decision", "confirmed").put("status", "triaged");
    }

    private void known(ObjectNode... findings) {
        String name = "City of Open " + agency.toString().substring(0, 8);
        Say.agencies(Say.agency(agency, name, "city"));
        long before = total();
        Say.findings(findings);
        office.until(list(), json -> json.path("total").asLong() == before + findings.length);
        office.until(
                "/api/agencies/" + agency + "/compliance",
                json -> json.at("/agency/name").asText().equals(name));
    }

    private String list() {
        return "/api/findings?withdrawn=any&agencyId=" + agency;
    }

    private long total() {
        return office.json(list()).path("total").asLong();
    }

    private List<JsonNode> ours(JsonNode edition) {
        String name = "City of Open " + agency.toString().substring(0, 8);
        return edition.path("purchases")
                .valueStream()
                .filter(row -> row.path("body").asText().equals(name))
                .toList();
    }

    private void switched(boolean on) {
        assertThat(put("admin", on, version()).statusCode()).isEqualTo(200);
    }

    private Response put(String who, boolean on, String ifMatch) {
        return given().auth()
                .oauth2(Tokens.of(who))
                .contentType(ContentType.JSON)
                .header("If-Match", ifMatch)
                .body(Map.of("published", on))
                .put(SETTING);
    }

    private String version() {
        return Ask.as("admin").get(SETTING).header("ETag");
    }

    private JsonNode drafted() {
        return post("analyst", EDITIONS, "\"0\"", "{}", 201);
    }

    private int published() {
        JsonNode draft = drafted();
        int number = draft.path("number").asInt();
        post("analyst2", EDITIONS + "/" + number + "/publication", tag(draft), "{}", 200);
        return number;
    }

    private static String tag(JsonNode edition) {
        return "\"" + edition.path("version").asLong() + "\"";
    }

    private static JsonNode post(String who, String path, String ifMatch, String body, int status) {
        Response answer = given().auth()
                .oauth2(Tokens.of(who))
                .contentType(ContentType.JSON)
                .header("If-Match", ifMatch)
                .body(body)
                .post(path);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        try {
            return JSON.readTree(answer.asString());
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private String versionOf(int number) {
        return tag(edition(number));
    }

    private static Response withdraw(int number, String ifMatch) {
        return given().auth()
                .oauth2(Tokens.of("analyst"))
                .contentType(ContentType.JSON)
                .header("If-Match", ifMatch)
                .body(Map.of("reason", "A mistake in the source."))
                .post(EDITIONS + "/" + number + "/withdrawal");
    }

    private static Response everybody(String path) {
        return given().redirects().follow(false).get(path);
    }

    private static String file(int edition, String name) {
        return "/open-data/" + edition + "/" + name;
    }

    private static JsonNode json(int edition) throws IOException {
        return JSON.readTree(unpacked(edition, EditionFiles.JSON));
    }

    private static String unpacked(int edition, String name) throws IOException {
        byte[] packed = everybody(file(edition, name)).asByteArray();
        try (GZIPInputStream file = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
