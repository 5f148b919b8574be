package org.sightline.matching.casework;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.localstack.people.KeycloakPeople;
import org.sightline.localstack.people.Tokens;
import org.sightline.matching.InventedLine;
import org.sightline.matching.RealService;
import org.sightline.matching.held.ContractLine;
import org.sightline.testsupport.service.Messages;

/** What analysts and agencies do with a finding, and what nobody may do. */
@QuarkusTest
class CaseworkTest extends RealService {

    private static final String CAMERA = "HIKVISION 4MP TURRET CAMERA DS-2CD2343G0-I";

    private final UUID agency = UUID.randomUUID();

    @Inject
    DataSource database;

    @Inject
    Sql sql;

    @ConfigProperty(name = "sightline.keycloak.url")
    String keycloak;

    @Test
    void anAnalystConfirmsAndTheAgencyAnswers() {
        Map<String, Object> opened = opened(CAMERA);
        Response confirmed = decide("analyst", opened, "confirmed", null);
        confirmed.then().statusCode(200);
        assertThat(confirmed.<String>path("status")).isEqualTo("triaged");
        Response answered = answer(confirmed.as(Map.class), "disputed", "We bought another make.");
        answered.then().statusCode(200);
        assertThat(answered.<String>path("status")).isEqualTo("under_review");
        assertThat(answered.<String>path("decision")).isEqualTo("confirmed");
        assertThat(answered.jsonPath().getList("timeline.action")).containsExactly("opened", "confirmed", "disputed");
        assertThat(answered.jsonPath().getList("evidence")).isEqualTo(opened.get("evidence"));
    }

    @Test
    void moneyThatIsMovedAfterTheNoticeStaysVisible() {
        ContractLine line = InventedLine.named(UUID.randomUUID().toString())
                .agency(agency)
                .document("PO-" + UUID.randomUUID())
                .description(CAMERA)
                .funding("ESSER III")
                .made();
        agency(agency, 1, "city", false);
        send("contract-lines", line.id(), line);
        Map<String, Object> finding =
                eventually().until(() -> settled(agency, 1).get(0), one -> "PROHIBITED".equals(one.get("verdict")));
        Response told = as("analyst")
                .header("If-Match", tag(finding))
                .body(Map.of(
                        "means", "letter",
                        "text", "Which money paid for this?",
                        "letterOn", LocalDate.now(ZoneOffset.UTC).toString(),
                        "reference", "File 1",
                        "sourceCheck", "Read today."))
                .post("/findings/" + finding.get("id") + "/notices");
        told.then().statusCode(200);
        assertThat(told.<String>path("status")).isEqualTo("notified");
        assertThat(told.<String>path("notifiedAt")).isNotBlank();
        ContractLine moved = InventedLine.same(line.id())
                .line()
                .version(2)
                .agency(agency)
                .document(line.documentNumber())
                .description(CAMERA)
                .funding("ESSER III")
                .funding("GENERAL FUND", Instant.now().plusSeconds(1).toString())
                .made();
        send("contract-lines", line.id(), moved);
        Map<String, Object> after =
                eventually().until(() -> holding(agency).get(0), one -> !"PROHIBITED".equals(one.get("verdict")));
        assertThat(after)
                .containsEntry("verdict", "RESTRICTED")
                .containsEntry("firstVerdict", "PROHIBITED")
                .containsEntry("fundingState", "recoded_after_notice")
                .containsEntry("recodedAfterNotice", true)
                .containsEntry("decidingRules", List.of("F889-B1"))
                .containsEntry("status", "notified");
        assertThat(actions(after)).endsWith("notified", "recoded_after_notice", "rejudged");
        assertThat(Messages.faults("finding", json.valueToTree(after))).isEmpty();
        as("analyst")
                .queryParam("agencyId", agency)
                .get("/findings/counts")
                .then()
                .statusCode(200)
                .body("verdicts.RESTRICTED", equalTo(1))
                .body("statuses.notified", equalTo(1))
                .body("total", equalTo(1));
        as("analyst")
                .queryParam("agencyId", agency)
                .queryParam("knownAt", told.<String>path("updatedAt"))
                .get("/findings/counts")
                .then()
                .statusCode(200)
                .body("verdicts.PROHIBITED", equalTo(1));
        as("analyst")
                .queryParam("agencyId", agency)
                .queryParam("asOf", "2021-05-19")
                .get("/findings/counts")
                .then()
                .statusCode(200)
                .body("total", equalTo(0));
    }

    @Test
    void aReviewerSetsThePurposeWithAReasonAndItIsJudgedByIt() {
        ContractLine line = InventedLine.named(UUID.randomUUID().toString())
                .agency(agency)
                .document("PO-" + UUID.randomUUID())
                .description(CAMERA)
                .funding("ESSER III")
                .made();
        agency(agency, 1, "city", false);
        send("contract-lines", line.id(), line);
        Map<String, Object> finding =
                eventually().until(() -> settled(agency, 1).get(0), one -> "PROHIBITED".equals(one.get("verdict")));
        String path = "/findings/" + finding.get("id") + "/decisions";
        as("analyst")
                .header("If-Match", tag(finding))
                .body(Map.of("decision", "purpose", "purpose", "fun", "reason", "x"))
                .post(path)
                .then()
                .statusCode(422);
        Response set = as("analyst")
                .header("If-Match", tag(finding))
                .body(Map.of("decision", "purpose", "purpose", "out_of_scope", "reason", "It watches an eagle's nest."))
                .post(path);
        set.then()
                .statusCode(200)
                .body("verdict", equalTo("FLAGGED"))
                .body("purpose", equalTo("out_of_scope"))
                .body("status", equalTo("new"))
                .body("timeline.action[-2]", equalTo("purpose_set"))
                .body("timeline.action[-1]", equalTo("rejudged"));
        assertThat(holding(agency).get(0))
                .containsEntry("verdict", "FLAGGED")
                .containsEntry("version", set.path("version"));
        Map<String, Object> now = holding(agency).get(0);
        as("analyst")
                .header("If-Match", tag(now))
                .body(Map.of("decision", "purpose", "purpose", "default", "reason", "It does not."))
                .post(path)
                .then()
                .statusCode(200)
                .body("verdict", equalTo("PROHIBITED"));
    }

    @Test
    void theAgencysOwnChartSaysWhatAFundCodeMeansFromWhichDayOn() {
        agency(agency, 1, "city", false);
        ContractLine before = coded("2021-05-20");
        ContractLine after = coded("2021-08-20");
        assertThat(settled(agency, 2)).extracting(one -> one.get("verdict")).containsOnly("UNDETERMINED");
        String path = "/agencies/" + agency + "/fund-codes";
        as("analyst").get(path).then().statusCode(200).header("ETag", "\"0\"").body("version", equalTo(0));
        Map<String, Object> chart = Map.of(
                "source",
                "invented chart of accounts 2022",
                "codes",
                List.of(Map.of("code", "315", "programme", "97.067", "from", "2021-07-01")));
        reporter(agency)
                .header("If-Match", "\"0\"")
                .body(chart)
                .put(path)
                .then()
                .statusCode(403);
        reporter(UUID.randomUUID()).get(path).then().statusCode(404);
        as("analyst").body(chart).put(path).then().statusCode(428);
        as("analyst")
                .header("If-Match", "\"0\"")
                .body(Map.of("source", "x", "codes", List.of(Map.of("code", "315", "programme", "pennies"))))
                .put(path)
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("codes/0/programme"));
        as("analyst")
                .header("If-Match", "\"0\"")
                .body(chart)
                .put(path)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"");
        Map<Object, Map<String, Object>> byDate = new HashMap<>();
        holding(agency).forEach(finding -> byDate.put(finding.get("date"), finding));
        assertThat(byDate.get(before.obligationDate())).containsEntry("verdict", "UNDETERMINED");
        assertThat(byDate.get(after.obligationDate()))
                .containsEntry("verdict", "PROHIBITED")
                .containsEntry("funding", List.of("federal_grant"));
        assertThat(byDate.get(after.obligationDate()).get("timeline").toString())
                .contains("chart of funds")
                .contains("version 1");
        as("analyst").header("If-Match", "\"0\"").body(chart).put(path).then().statusCode(412);
        reporter(agency).get(path).then().statusCode(200).body("codes[0].programme", equalTo("97.067"));
    }

    @Test
    void ofTwoWhoSetTheSameVersionOfAChartOneIsTold() {
        agency(agency, 1, "city", false);
        Map<String, Object> chart =
                Map.of("source", "invented", "codes", List.of(Map.of("code", "9", "programme", "local")));
        List<Integer> statuses = java.util.stream.IntStream.range(0, 4)
                .parallel()
                .mapToObj(i -> as("analyst")
                        .header("If-Match", "\"0\"")
                        .body(chart)
                        .put("/agencies/" + agency + "/fund-codes")
                        .statusCode())
                .sorted()
                .toList();
        assertThat(statuses).containsExactly(200, 412, 412, 412);
    }

    private ContractLine coded(String day) {
        ContractLine line = InventedLine.named(UUID.randomUUID().toString())
                .agency(agency)
                .document("PO-" + UUID.randomUUID())
                .description(CAMERA)
                .date(day)
                .funding("FUND 315")
                .made();
        send("contract-lines", line.id(), line);
        return line;
    }

    @Test
    void whoAnsweredForTheAgencyDoesNotDecideForTheOffice() {
        Map<String, Object> opened = opened(CAMERA + " " + UUID.randomUUID());
        String name = "both." + UUID.randomUUID();
        KeycloakPeople people = KeycloakPeople.at(keycloak);
        people.officePerson("oversight-analyst", name, Tokens.password(name));
        people.joinAgency(agency.toString(), "reporter", name);
        String both = Tokens.forUser(name, Tokens.password(name));
        RequestSpecification person = given().auth().oauth2(both).contentType(ContentType.JSON);
        person.header("If-Match", tag(opened))
                .body(Map.of("answer", "accepted", "text", "We have it."))
                .post("/findings/" + opened.get("id") + "/responses")
                .then()
                .statusCode(200);
        Map<String, Object> answered = holding(agency).get(0);
        given().auth()
                .oauth2(both)
                .contentType(ContentType.JSON)
                .header("If-Match", tag(answered))
                .body(Map.of("decision", "dismissed", "reason", "Ours."))
                .post("/findings/" + opened.get("id") + "/decisions")
                .then()
                .statusCode(403)
                .body("detail", containsString("answered this finding for its agency"));
        Map<String, Object> decided =
                decide("analyst", answered, "confirmed", null).as(Map.class);
        assertThat(decided.get("status")).isEqualTo("under_review");
        assertThat(decided.toString()).as("identities are kept and not told").doesNotContain("|", "/realms/");
    }

    @Test
    void whoTriagedDoesNotClose() {
        Map<String, Object> opened = opened(CAMERA + " " + UUID.randomUUID());
        Map<String, Object> triaged =
                decide("analyst", opened, "dismissed", "not_a_match").as(Map.class);
        assertThat(triaged.get("status")).isEqualTo("triaged");
        decide("analyst", triaged, "dismissed", "not_a_match").then().statusCode(403);
        Response closed = decide("analyst2", triaged, "dismissed", "not_a_match");
        closed.then().statusCode(200);
        assertThat(closed.<String>path("outcome")).isEqualTo("not_a_match");
        assertThat(closed.<String>path("status")).isEqualTo("closed");
        as("analyst")
                .header("If-Match", tag(closed.as(Map.class)))
                .body(Map.of("decision", "purpose", "purpose", "out_of_scope", "reason", "Too late."))
                .post("/findings/" + opened.get("id") + "/decisions")
                .then()
                .statusCode(409);
    }

    /** The steps of N3: one person alone put a confirmed purchase aside as "not a match", at every agency. */
    @Test
    void anOutcomeThatContradictsTheTriageIsANewTriageAndWaitsForAnotherPerson() {
        String text = "HIKVISION LANE MARKING " + UUID.randomUUID();
        Map<String, Object> confirmed =
                decide("analyst", opened(text), "confirmed", null).as(Map.class);

        Response contradicted = decide("analyst2", confirmed, "dismissed", "not_a_match");

        contradicted.then().statusCode(200);
        Map<String, Object> retriaged = contradicted.as(Map.class);
        assertThat(retriaged)
                .containsEntry("status", "triaged")
                .containsEntry("decision", "dismissed")
                .doesNotContainKey("outcome")
                .containsEntry("firstDecidedBy", "analyst");
        assertThat(actions(retriaged)).containsExactly("opened", "confirmed", "dismissed");
        assertThat(retriaged.get("timeline").toString())
                .contains("by=analyst,", "by=analyst2,", "another person closes it");
        assertThat(Messages.faults("finding", json.valueToTree(retriaged))).isEmpty();
        assertThat(sql.as(
                        RowScope.job("test"),
                        () -> sql.query("select 1 from remembered_decision where finding_id = :id")
                                .with("id", UUID.fromString((String) retriaged.get("id")))
                                .exists()))
                .as("nothing is remembered that one person holds")
                .isFalse();
        decide("analyst2", retriaged, "dismissed", "not_a_match").then().statusCode(403);
        Map<String, Object> closed =
                decide("analyst", retriaged, "dismissed", "not_a_match").as(Map.class);
        assertThat(closed).containsEntry("status", "closed").containsEntry("outcome", "not_a_match");
    }

    @Test
    void whoTurnsADecisionRoundFirstAndThenClosesIsStillOnePerson() {
        Map<String, Object> confirmed =
                decide("analyst", opened(CAMERA), "confirmed", null).as(Map.class);
        Map<String, Object> turned =
                decide("analyst2", confirmed, "dismissed", null).as(Map.class);
        assertThat(turned).containsEntry("status", "triaged").containsEntry("decision", "dismissed");

        decide("analyst2", turned, "dismissed", "not_a_match").then().statusCode(403);
    }

    /** Also within the service: whoever settles another agency's lines is not handed what was decided, only that it was. */
    @Test
    void whatWasDecidedElsewhereIsRecalledWithoutSayingWhoseItWas() {
        Map<String, Object> closed = closeAsNoMatch(opened("HIKVISION LANE PAVING " + UUID.randomUUID()));
        UUID id = UUID.fromString((String) closed.get("id"));
        UUID elsewhere = UUID.randomUUID();
        assertThat(recalled(id, agency, RowScope.consumer("test", List.of(agency))))
                .as("the agency's own decision")
                .containsExactly(id.toString());
        assertThat(recalled(id, agency, RowScope.job("test"))).containsExactly(id.toString());
        assertThat(recalled(id, elsewhere, RowScope.consumer("test", List.of(elsewhere))))
                .containsExactly("unsaid");
        assertThat(recalled(id, elsewhere, RowScope.job("test"))).containsExactly("unsaid");
        assertThat(recalled(id, agency, RowScope.consumer("test", List.of(elsewhere))))
                .as("asked as if for the other agency, by one that is not bound to it")
                .containsExactly("unsaid");
    }

    private List<String> recalled(UUID decided, UUID agency, RowScope scope) {
        List<String> key = sql.as(
                RowScope.job("test"),
                () -> sql.query(
                                "select text_key, entity_id, list_print from remembered_decision where finding_id = :id")
                        .with("id", decided)
                        .one(row -> List.of(
                                row.requiredText("text_key"),
                                row.requiredText("entity_id"),
                                row.requiredText("list_print"))));
        return sql.as(
                scope,
                () -> sql.query("""
                        select coalesce(finding_id::text, 'unsaid') as finding from recall_decision(:text, :entity, :print, :agency)""")
                        .with("text", key.get(0))
                        .with("entity", key.get(1))
                        .with("print", key.get(2))
                        .with("agency", agency)
                        .list(row -> row.requiredText("finding")));
    }

    @Test
    void notAMatchIsRememberedAndLapsesWithTheText() {
        String text = "HIKVISION LANE RESURFACING " + UUID.randomUUID();
        Map<String, Object> first = opened(text);
        Map<String, Object> closed = closeAsNoMatch(first);
        UUID elsewhere = UUID.randomUUID();
        ContractLine same = InventedLine.named(UUID.randomUUID().toString())
                .agency(elsewhere)
                .document("PO-9")
                .description(text.toLowerCase(java.util.Locale.ROOT))
                .made();
        send("contract-lines", same.id(), same);
        Map<String, Object> second = settled(elsewhere, 1).get(0);
        assertThat(second.get("outcome")).isEqualTo("not_a_match");
        assertThat(second.toString())
                .as("nothing of the other agency's finding: not which, whose, when or by whom")
                .doesNotContain((String) closed.get("id"), agency.toString(), "analyst", "same text")
                .contains("The oversight office holds that this text is no match.");
        ContractLine again = InventedLine.named(UUID.randomUUID().toString())
                .agency(agency)
                .document("PO-10")
                .description(text)
                .made();
        send("contract-lines", again.id(), again);
        assertThat(settled(agency, 2).toString()).contains("by analyst2 on", "(finding " + closed.get("id") + ")");
        ContractLine changed = InventedLine.same(same.id())
                .line()
                .version(2)
                .agency(elsewhere)
                .document("PO-9")
                .description(CAMERA)
                .made();
        send("contract-lines", changed.id(), changed);
        Map<String, Object> lapsed =
                eventually().until(() -> holding(elsewhere).get(0), found -> "new".equals(found.get("status")));
        assertThat(actions(lapsed)).containsSubsequence("dismissed", "reopened");
    }

    @Test
    void aReopenedDecisionIsNoLongerRemembered() {
        String text = "HIKVISION LANE RESURFACING " + UUID.randomUUID();
        Map<String, Object> closed = closeAsNoMatch(opened(text));
        decide("analyst", closed, "reopened", null).then().statusCode(200);
        UUID elsewhere = UUID.randomUUID();
        ContractLine same = InventedLine.named(UUID.randomUUID().toString())
                .agency(elsewhere)
                .description(text)
                .made();
        send("contract-lines", same.id(), same);
        assertThat(settled(elsewhere, 1).get(0).get("status")).isEqualTo("new");
    }

    @Test
    void aDecisionNeedsTheVersionThatWasRead() {
        Map<String, Object> opened = opened(CAMERA);
        as("analyst")
                .body(Map.of("decision", "confirmed", "reason", "seen"))
                .post("/findings/" + opened.get("id") + "/decisions")
                .then()
                .statusCode(428);
        decide("analyst", opened, "confirmed", null).then().statusCode(200);
        decide("analyst2", opened, "dismissed", null).then().statusCode(412);
    }

    @Test
    void aDecisionThatIsSentTwiceWithOneKeyIsTakenOnce() {
        Map<String, Object> opened = opened(CAMERA);
        String key = UUID.randomUUID().toString();
        Map<String, Object> body = Map.of("decision", "confirmed", "reason", "Looked at it.");
        String path = "/findings/" + opened.get("id") + "/decisions";

        Response first = as("analyst")
                .header("If-Match", tag(opened))
                .header("Idempotency-Key", key)
                .body(body)
                .post(path);
        Response second = as("analyst")
                .header("If-Match", tag(opened))
                .header("Idempotency-Key", key)
                .body(body)
                .post(path);

        first.then().statusCode(200);
        second.then().statusCode(200);
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(actions(holding(agency).get(0))).containsExactly("opened", "confirmed");
    }

    @ParameterizedTest
    @CsvSource({"cursor, nonsense", "asOf, 2026-13-01", "knownAt, yesterday", "knownAt, 2199-01-01", "limit, many"})
    void whatCannotBeReadInAnAddressIsSaid(String name, String value) {
        as("analyst").queryParam(name, value).get("/findings").then().statusCode(400);
    }

    @Test
    void aDecisionNeedsAReason() {
        Map<String, Object> opened = opened(CAMERA);
        as("analyst")
                .header("If-Match", tag(opened))
                .body(Map.of("decision", "confirmed"))
                .post("/findings/" + opened.get("id") + "/decisions")
                .then()
                .statusCode(422);
    }

    @ParameterizedTest
    @CsvSource({"perhaps,", "confirmed, gone", "confirmed, not_a_match", "notified, not_covered", ","})
    void aDecisionThatDoesNotExistOrAnOutcomeThatDoesNotFitIsRefused(String decision, String outcome) {
        Map<String, Object> opened = opened(CAMERA);

        decide("analyst", opened, decision, outcome).then().statusCode(422);
    }

    @Test
    void anAnswerThatDoesNotExistIsRefused() {
        Map<String, Object> opened = opened(CAMERA);

        answer(opened, "shrugged", "We do not know.").then().statusCode(422);
    }

    @Test
    void anAnswerToWhatAnotherPersonChangedIsRefused() {
        Map<String, Object> opened = opened(CAMERA);
        decide("analyst", opened, "confirmed", null).then().statusCode(200);

        answer(opened, "accepted", "It is right.").then().statusCode(412);
        reporter(agency)
                .body(Map.of("answer", "accepted", "text", "It is right."))
                .post("/findings/" + opened.get("id") + "/responses")
                .then()
                .statusCode(428);
    }

    @Test
    void nobodyDecidesButAnalysts() {
        Map<String, Object> opened = opened(CAMERA);
        decide("auditor", opened, "confirmed", null).then().statusCode(403);
        decide("admin", opened, "confirmed", null).then().statusCode(403);
        reporter(agency)
                .header("If-Match", tag(opened))
                .body(Map.of("decision", "dismissed", "reason", "no"))
                .post("/findings/" + opened.get("id") + "/decisions")
                .then()
                .statusCode(403);
        as("analyst")
                .header("If-Match", tag(opened))
                .body(Map.of("answer", "accepted", "text", "yes"))
                .post("/findings/" + opened.get("id") + "/responses")
                .then()
                .statusCode(403);
    }

    @Test
    void anotherAgencysFindingIsNotThere() {
        Map<String, Object> opened = opened(CAMERA);
        UUID other = UUID.randomUUID();
        reporter(other).get("/findings/" + opened.get("id")).then().statusCode(404);
        reporter(other).queryParam("agencyId", agency).get("/findings").then().statusCode(404);
        reporter(other)
                .header("If-Match", tag(opened))
                .body(Map.of("answer", "accepted", "text", "yes"))
                .post("/findings/" + opened.get("id") + "/responses")
                .then()
                .statusCode(404);
        reporter(other)
                .header("If-Match", tag(opened))
                .body(Map.of("decision", "dismissed", "reason", "no"))
                .post("/findings/" + opened.get("id") + "/decisions")
                .then()
                .statusCode(404);
        reporter(agency).get("/findings/" + opened.get("id")).then().statusCode(200);
        reporter(agency).get("/findings").then().statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/findings", "/findings/1c0c0f0e-5a55-5d6e-9a3e-0f4f6c1f0a11", "/watchlist", "/rules/drafts"})
    void anonymousIsToldToSignIn(String path) {
        given().get(path).then().statusCode(401);
    }

    @Test
    void whatWasSaidEarlierCanStillBeRead() {
        Map<String, Object> opened = opened(CAMERA);
        Map<String, Object> confirmed =
                decide("analyst", opened, "confirmed", null).as(Map.class);
        String path = "/findings/" + opened.get("id");
        as("auditor")
                .queryParam("knownAt", (String) opened.get("updatedAt"))
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .response();
        Map<String, Object> then = as("auditor")
                .queryParam("knownAt", (String) opened.get("updatedAt"))
                .get(path)
                .as(Map.class);
        assertThat(then.get("status")).isEqualTo("new");
        Map<String, Object> now = as("auditor").get(path).as(Map.class);
        assertThat(now.get("status")).isEqualTo(confirmed.get("status")).isEqualTo("triaged");
        as("auditor").queryParam("knownAt", "2020-01-01").get(path).then().statusCode(404);
        as("auditor").queryParam("asOf", "2021-05-19").get(path).then().statusCode(404);
        as("auditor").queryParam("asOf", "2021-05-20").get(path).then().statusCode(200);
    }

    @Test
    void theTimelineCannotBeChangedByTheService() throws SQLException {
        opened(CAMERA);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String attempt : new String[] {
                "update finding_event set text = 'other'",
                "delete from finding_event",
                "update finding_version set body = ''",
                "delete from finding_version",
                "delete from finding"
            }) {
                assertThatThrownBy(() -> statement.executeUpdate(attempt), attempt)
                        .hasMessageContaining("permission denied");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status = 'closed'",
                "outcome = 'not_a_match'",
                "decision = 'confirmed'",
                "status = 'closed', decision = 'confirmed', triaged_by = 'a', outcome = 'not_a_match'",
                "status = 'closed', decision = 'dismissed', triaged_by = 'a', outcome = 'confirmed_removed'",
                "status = 'triaged'",
                "role = 'MENTION', verdict = 'PROHIBITED'"
            })
    void impossiblePairsAreRefusedByTheDatabase(String pair) throws SQLException {
        Map<String, Object> opened = opened(CAMERA);
        try (Connection connection = database.getConnection()) {
            Sql sql = Sql.on(connection);
            assertThatThrownBy(() -> sql.as(
                            RowScope.job("test"),
                            () -> sql.query("update finding set " + pair + " where id = '" + opened.get("id") + "'")
                                    .change()))
                    .hasMessageContaining("violates check constraint");
        }
    }

    private Map<String, Object> opened(String description) {
        ContractLine line = InventedLine.named(UUID.randomUUID().toString())
                .agency(agency)
                .description(description)
                .made();
        send("contract-lines", line.id(), line);
        return settled(agency, 1).get(0);
    }

    private Map<String, Object> closeAsNoMatch(Map<String, Object> finding) {
        Map<String, Object> triaged =
                decide("analyst", finding, "dismissed", "not_a_match").as(Map.class);
        return decide("analyst2", triaged, "dismissed", "not_a_match").as(Map.class);
    }

    private static Response decide(String who, Map<String, Object> finding, String decision, String outcome) {
        Map<String, String> body = new HashMap<>(Map.of("reason", "Looked at it."));
        body.put("decision", decision);
        body.put("outcome", outcome);
        return as(who).header("If-Match", tag(finding))
                .body(body)
                .post("/findings/" + finding.get("id") + "/decisions");
    }

    private Response answer(Map<String, Object> finding, String answer, String text) {
        return reporter(agency)
                .header("If-Match", tag(finding))
                .body(Map.of("answer", answer, "text", text))
                .post("/findings/" + finding.get("id") + "/responses");
    }

    private static String tag(Map<String, Object> finding) {
        return "\"" + finding.get("version") + "\"";
    }
}
