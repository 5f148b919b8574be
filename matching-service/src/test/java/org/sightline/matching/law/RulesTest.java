package org.sightline.matching.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.sightline.matching.RealService;

/** The rules in use: the legal page, drafts, simulation, approval by another person, judging again. */
@QuarkusTest
class RulesTest extends RealService {

    private final UUID agency = UUID.randomUUID();

    @Inject
    DataSource database;

    @Inject
    RulesInForce rules;

    @Test
    void everyRuleHasItsLegalPage() {
        List<String> ids =
                as("analyst").get("/rules").then().statusCode(200).extract().path("rules.id");
        assertThat(ids).contains("F889-B1", "BIS-EL").hasSizeGreaterThanOrEqualTo(35);
        Response page = as("analyst").get("/rules/F889-B1");
        page.then().statusCode(200);
        assertThat(page.<String>path("plain")).isNotBlank();
        assertThat(page.<String>path("citation")).isNotBlank();
        assertThat(page.<String>path("text")).startsWith("rule:");
        as("analyst").get("/rules/NO-SUCH-RULE").then().statusCode(404);
    }

    @Test
    void anExceptionOfALawWithSeveralPartsNamesThoseThatHaveIt() {
        Response ofGoods = as("analyst").get("/rules/FCC-CAT");

        assertThat(ofGoods.<List<List<String>>>path("exceptions.findAll { it.parts != null }.parts"))
                .as("a law on drones, routers, inverters and robots")
                .isNotEmpty()
                .anySatisfy(parts -> assertThat(parts).contains("drones and their critical parts"));
        as("analyst").get("/rules/NE-906").then().body("exceptions.findAll { it.parts != null }", empty());
    }

    @Test
    void eachReadingSaysWhatItChanged() {
        Response page = as("analyst").get("/rules/F889-B1");
        List<List<Map<String, String>>> differences = page.path("versions.differences");

        assertThat(differences).hasSizeGreaterThan(1);
        assertThat(differences.getFirst())
                .as("the first reading changed nothing")
                .isEmpty();
        assertThat(differences.get(1))
                .extracting(difference -> difference.get("field"))
                .contains("looked at", "pending")
                .doesNotContain("version", "recorded");
    }

    @Test
    void aLegalPageSaysHowTheLawStandsWhatItExceptsAndWhatWasRead() {
        as("analyst")
                .get("/rules/NE-906")
                .then()
                .statusCode(200)
                .body("status.kind", equalTo("in_force"))
                .body("lookedAt", equalTo("2026-12-01"))
                .body("exceptions.kind", hasItem("waiver"))
                .body("exceptions.find { it.kind == 'waiver' }.outcome", equalTo("restricted"))
                .body("sources.size()", greaterThan(0))
                .body("sources[0].read", equalTo("2026-12-01"))
                .body("sources[0].words", not(empty()));
        as("analyst")
                .get("/rules/NH-162V")
                .then()
                .body("status.kind", equalTo("proposed"))
                .body("status.note", containsString("fate was not found"))
                .body("standings[0].from", equalTo("2026-01-01"));
        as("analyst")
                .get("/rules")
                .then()
                .body("rules.find { it.id == 'NH-162V' }.status.kind", equalTo("proposed"))
                .body("rules.find { it.id == 'NH-162V' }.sources", nullValue());
    }

    @Test
    void anApprovedChangeJudgesAnewVisibly() throws SQLException {
        agency(agency, 1, "city", false);
        UUID id = UUID.randomUUID();
        Map<String, Object> line = new HashMap<>(Map.of(
                "id",
                id,
                "version",
                1,
                "sourceId",
                "invented",
                "importId",
                agency,
                "row",
                2,
                "agencyId",
                agency,
                "buyerName",
                "CITY OF NOWHERE (INVENTED)",
                "state",
                "XF"));
        line.putAll(Map.of(
                "documentType",
                "purchase_order",
                "documentNumber",
                "PO-" + id,
                "description",
                "HIKVISION 4MP TURRET CAMERA DS-2CD2343G0-I " + id,
                "obligationDate",
                "2022-03-04",
                "currency",
                "USD",
                "codes",
                List.of(),
                "funding",
                List.of(),
                "withdrawn",
                false,
                "recordedAt",
                "2026-11-24T15:30:00Z"));
        line.put(
                "funding",
                List.of(Map.of(
                        "text",
                        "ESSER III",
                        "recordedAt",
                        "2026-11-24T15:30:00Z",
                        "recordedBy",
                        "test",
                        "afterNotice",
                        false)));
        send("contract-lines", id, line);
        settled(agency, 1);
        Map<String, Object> finding =
                eventually().until(() -> holding(agency).get(0), f -> "PROHIBITED".equals(f.get("verdict")));

        String text = as("analyst").get("/rules/F889-B1").path("text");
        String draft = draft(Map.of("op", "withdraw", "ruleId", "F889-B1"));
        as("admin")
                .header("If-Match", tag(draft))
                .post("/rules/drafts/" + draft + "/approval")
                .then()
                .statusCode(403);
        as("admin")
                .post("/rules/drafts/" + draft + "/simulation")
                .then()
                .statusCode(200)
                .body("headlines.keySet().any { it.startsWith('PROHIBITED to') }", equalTo(true))
                .body("findings", nullValue());
        as("admin").get("/rules/drafts/" + draft).then().body("simulation.findings", nullValue());
        as("analyst").get("/rules/drafts/" + draft).then().body("simulation.findings", not(empty()));
        assertThat(holding(agency).get(0)).isEqualTo(finding);
        int version = approve(draft);
        // Everything that other tests left here is judged anew as well.
        Map<String, Object> judged = eventually()
                .atMost(Duration.ofMinutes(2))
                .until(() -> holding(agency).get(0), f -> !"PROHIBITED".equals(f.get("verdict")));
        assertThat(actions(judged)).endsWith("rejudged");
        assertThat(last(judged)).containsEntry("from", "PROHIBITED");
        assertThat(last(judged).get("text"))
                .asString()
                .contains("F889-B1: PROHIBITED (version ", "no longer looked at");
        eventually().atMost(Duration.ofMinutes(2)).until(() -> rejudged(version));
        as("analyst").get("/rules/F889-B1").then().statusCode(404);
        // Entered again on the day on which it was withdrawn, under a new version.
        int back = approve(draft(corrected(text, "again-" + id)));
        eventually().until(() -> rejudged(back));
        Map<String, Object> again = holding(agency).get(0);
        assertThat(again.get("verdict")).isEqualTo("PROHIBITED");
        assertThat(last(again).get("text"))
                .asString()
                .contains("The rules changed", "F889-B1: PROHIBITED (version again-" + id + ")");
        as("analyst").get("/rules/F889-B1").then().statusCode(200).body("version", equalTo("again-" + id));
        // As after a kill: what was judged and not noted is judged once more, and nothing is written for it.
        change("update rejudging set finished_at = null, last_id = null, judged = 0 where version = " + back);
        change("update rule_version set rejudged_at = null where version = " + back);
        eventually().atMost(Duration.ofMinutes(2)).until(() -> rejudged(back));
        assertThat(holding(agency).get(0)).isEqualTo(again);
        as("analyst").get("/rules/versions").then().body("find { it.version == " + back + " }.judging", nullValue());
    }

    private void change(String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(statement)) {
            update.executeUpdate();
        }
    }

    @Test
    void aChangeWaitsForWhatIsBeingJudgedByTheRulesBefore() throws Exception {
        String text = as("analyst").get("/rules/F889-B1").path("text");
        String draft = draft(corrected(text, "held-" + UUID.randomUUID()));
        CompletableFuture<Integer> approved = QuarkusTransaction.requiringNew().call(() -> {
            rules.hold();
            CompletableFuture<Integer> approval = CompletableFuture.supplyAsync(() -> approveOrFail(draft));
            eventually().until(() -> waitForALock() || approval.isDone());
            assertThat(approval)
                    .as("a batch is still judged by the rules before")
                    .isNotDone();
            return approval;
        });

        int version = approved.get(60, TimeUnit.SECONDS);
        eventually().atMost(Duration.ofMinutes(2)).until(() -> rejudged(version));
    }

    private int approveOrFail(String draft) {
        try {
            return approve(draft);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private boolean waitForALock() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement waiting = connection.prepareStatement(
                        "select 1 from pg_locks where locktype = 'advisory' and not granted and database ="
                                + " (select oid from pg_database where datname = current_database())")) {
            return waiting.executeQuery().next();
        }
    }

    @Test
    void rulesAreReadAsOfADayAndAsKnownOnADay() {
        as("analyst")
                .queryParam("asOf", "2020-08-12")
                .get("/rules/F889-B1")
                .then()
                .statusCode(404);
        as("analyst")
                .queryParam("asOf", "2020-08-13")
                .get("/rules/F889-B1")
                .then()
                .statusCode(200);
        List<String> early = as("analyst")
                .queryParam("asOf", "2019-08-13")
                .get("/rules")
                .then()
                .statusCode(200)
                .extract()
                .path("rules.id");
        assertThat(early).contains("F889-A1A", "VT-ADS").doesNotContain("F889-B1", "ME-681");
        as("analyst")
                .queryParam("knownAt", "2026-11-23")
                .get("/rules")
                .then()
                .statusCode(200)
                .body("rules.size()", equalTo(0));
        as("analyst").queryParam("asOf", "yesterday").get("/rules").then().statusCode(400);
    }

    @Test
    void theListsThatRulesNameSayWhoIsOnThem() {
        String stays = "lists.find { it.id == 'bis-entity-list' }.makers.findAll { it.maker == 'zte' }";
        as("analyst")
                .get("/rules")
                .then()
                .statusCode(200)
                .body(stays + ".from", hasItem("2016-03-08"))
                .body(stays + ".until", hasItem("2017-03-29"));
    }

    @Test
    void aRuleWhoseSourceWasReadIsVerifiedOnceAnotherPersonApprovesIt() throws SQLException {
        Map<String, Object> unverified =
                as("analyst").get("/rules").jsonPath().<Map<String, Object>>getList("rules").stream()
                        .filter(rule -> rule.get("unverified").equals(true))
                        .findFirst()
                        .orElseThrow();
        String rule = (String) unverified.get("id");
        assertThat(unverified.get("needs"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .contains("maker");
        String version = unverified.get("version") + "-read";
        int approved = approve(draft(Map.of(
                "op", "confirm", "ruleId", rule, "version", version, "source", "The act, read on a day (invented)")));
        as("analyst")
                .get("/rules/" + rule)
                .then()
                .statusCode(200)
                .body("unverified", equalTo(false))
                .body("certainty", equalTo("found"))
                .body("version", equalTo(version))
                .body("plain", equalTo(unverified.get("plain")))
                .body("source", equalTo("The act, read on a day (invented)"));
        eventually().atMost(Duration.ofMinutes(2)).until(() -> rejudged(approved));
    }

    @Test
    void aChangeThatDoesNotFitSaysWhatIsWrong() {
        as("admin")
                .body(Map.of("summary", "x", "changes", List.of(Map.of("op", "withdraw", "ruleId", "NO-SUCH-RULE"))))
                .post("/rules/drafts")
                .then()
                .statusCode(422);
        as("admin")
                .body(Map.of("summary", "x", "changes", List.of(Map.of("op", "correct", "text", "nonsense"))))
                .post("/rules/drafts")
                .then()
                .statusCode(422);
        as("analyst")
                .body(Map.of("summary", "x", "changes", List.of()))
                .post("/rules/drafts")
                .then()
                .statusCode(403);
    }

    @Test
    void aDraftIsApprovedAndThrownAwayOnlyAsItWasSeen() {
        String path = "/rules/drafts/" + draft(Map.of("op", "withdraw", "ruleId", "F889-B1"));
        String seen = as("admin").get(path).header("ETag");
        as("admin").post(path + "/simulation").then().statusCode(200);

        as("admin").header("If-Match", seen).post(path + "/approval").then().statusCode(412);
        as("admin").header("If-Match", seen).delete(path).then().statusCode(412);
        as("admin").post(path + "/approval").then().statusCode(428);
        as("admin").delete(path).then().statusCode(428);
        String newest = as("admin").get(path).header("ETag");
        as("admin").header("If-Match", newest).delete(path).then().statusCode(204);
    }

    @Test
    void aDraftThatFitsNoMoreIsShownWithTheReasonAndCanBeDiscarded() throws SQLException {
        String version = "read-" + UUID.randomUUID();
        Map<String, String> read =
                Map.of("op", "confirm", "ruleId", "BIS-EL", "version", version, "source", "The list (invented)");
        String first = draft(read);
        String second = draft(read);
        as("analyst").get("/rules/drafts/" + second).then().body("doesNotFit", nullValue());
        int approved = approve(first);

        as("analyst")
                .get("/rules/drafts/" + second)
                .then()
                .statusCode(200)
                .body("doesNotFit", containsString("has a version " + version + " already"))
                .body("diff", empty());
        as("analyst").get("/rules/drafts").then().statusCode(200);
        as("admin").post("/rules/drafts/" + second + "/simulation").then().statusCode(422);
        as("admin")
                .header("If-Match", tag(second))
                .delete("/rules/drafts/" + second)
                .then()
                .statusCode(204);
        eventually().atMost(Duration.ofMinutes(2)).until(() -> rejudged(approved));
    }

    private static String tag(String draft) {
        return as("admin").get("/rules/drafts/" + draft).header("ETag");
    }

    private int approve(String draft) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "update proposal set proposed_by = null, proposed_by_name = 'colleague' where id = ?")) {
            update.setObject(1, UUID.fromString(draft));
            update.executeUpdate();
        }
        return as("admin")
                .header("If-Match", tag(draft))
                .post("/rules/drafts/" + draft + "/approval")
                .then()
                .statusCode(200)
                .extract()
                .path("version");
    }

    private static boolean rejudged(int version) {
        List<Map<String, Object>> versions = as("analyst")
                .get("/rules/versions")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("");
        return versions.stream().anyMatch(one -> one.get("version").equals(version) && one.get("rejudgedAt") != null);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> last(Map<String, Object> finding) {
        List<Map<String, Object>> timeline = (List<Map<String, Object>>) finding.get("timeline");
        return timeline.get(timeline.size() - 1);
    }

    private static Map<String, String> corrected(String text, String version) {
        return Map.of("op", "correct", "text", text.replaceFirst("(?m)^version: .*$", "version: " + version));
    }

    private static String draft(Map<String, String> change) {
        return as("admin")
                .body(Map.of("summary", "Another reading", "changes", List.of(change)))
                .post("/rules/drafts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
