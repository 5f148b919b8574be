package org.sightline.matching.lawwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.matching.PartsElsewhere;
import org.sightline.matching.RealService;

/** The law watch reads sources in their published form, and brings what names the rule book before an admin. */
@QuarkusTest
@TestProfile(PartsElsewhere.class)
class LawWatchTest extends RealService {

    private static final RowScope TEST = RowScope.job("test");
    private static final String GUIDANCE = "2026-90001";
    private static final String ENTITIES = "2026-90002";
    private static final String MAKER = "2026-90004";

    @Inject
    Sql sql;

    @Inject
    LawWatchAlarm alarm;

    private LawServer server;

    @BeforeEach
    void nothingWasReadYet() {
        server = new LawServer(PartsElsewhere.LAW);
        sql.as(TEST, () -> {
            sql.query("update law_source set failures = 0, good_at = null, message = ''")
                    .change();
            sql.query("""
                    update law_document set number = number || '@' || cast(id as text)
                    where source = 'federal-register' and position('@' in number) = 0""").change();
        });
    }

    @AfterEach
    void close() {
        server.close();
    }

    private void readNow() {
        sql.as(
                TEST,
                () -> sql.query("update law_source set next_at = now(), worked_until = null")
                        .change());
        eventually()
                .until(() -> sql.as(
                                TEST,
                                () -> sql.query(
                                                "select count(*) from law_source where next_at > now() and worked_until is null")
                                        .number())
                        == 2);
    }

    private static JsonNode documents() {
        return json(as("analyst")
                        .queryParam("limit", 1000)
                        .get("/law-watch/documents")
                        .asString())
                .path("items");
    }

    private static JsonNode document(String number) {
        for (JsonNode one : documents()) {
            if (one.path("number").asText().equals(number)) {
                return one;
            }
        }
        throw new AssertionError(number + " was not brought");
    }

    private static List<String> numbers() {
        List<String> numbers = new ArrayList<>();
        documents().forEach(one -> {
            if (!one.path("number").asText().matches(".*@\\p{XDigit}{8}-.*")) {
                numbers.add(one.path("number").asText());
            }
        });
        return numbers;
    }

    private static List<String> rules(JsonNode document) {
        List<String> rules = new ArrayList<>();
        document.path("rules").forEach(rule -> rules.add(rule.asText()));
        return rules;
    }

    private static Response decide(String number, String how, Map<String, Object> body) {
        String path = "/law-watch/documents/" + document(number).path("id").asText();
        return as("admin")
                .header("If-Match", as("admin").get(path).header("ETag"))
                .body(body)
                .post(path + "/" + how);
    }

    @Test
    void whatNamesTheRuleBookIsBroughtWithItsRulesAndPassagesAndNothingIsInForceByIt() {
        int versions =
                as("analyst").get("/rules/versions").jsonPath().getList("$").size();
        readNow();

        assertThat(numbers()).contains(GUIDANCE, ENTITIES, MAKER).doesNotContain("2026-90003");
        JsonNode guidance = document(GUIDANCE);
        assertThat(rules(guidance)).containsExactly("F889-B1");
        assertThat(guidance.path("named").toString())
                .contains("2 CFR 200.216", "OMB-2026-0034", "on telecommunications equipment from the day named below");
        assertThat(guidance.path("published").asText()).isEqualTo("2026-11-27");
        assertThat(guidance.path("effective").asText()).isEqualTo("2027-01-15");
        assertThat(rules(document(ENTITIES))).containsExactly("BIS-EL");
        assertThat(rules(document(MAKER))).contains("F889-A1A", "FCC-AUTH");
        assertThat(as("analyst").get("/rules/versions").jsonPath().getList("$")).hasSize(versions);
    }

    @Test
    void aSectionThatWasAmendedSinceTheLastLookIsBroughtAndOneThatWasNotIsLookedAt() {
        readNow();

        JsonNode amended = document("title-47/54.9@2099-01-15");
        assertThat(amended.path("title").asText()).isEqualTo("47 CFR 54.9 was amended on 2099-01-15");
        assertThat(rules(amended)).containsExactly("FCC-549");
        assertThat(rules(document("title-44/299.7@2026-11-20"))).contains("F889-A1A", "FCC-AUTH");
        assertThat(server.asked()).contains("200.216", "Supplement No. 4 to Part 744", "52.204-25");
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        assertThat(looked("F889-B1", "ecfr")).isEqualTo(today);
        assertThat(looked("F889-B1", "federal-register")).isEqualTo(today);
        assertThat(looked("F889-A1B", "ecfr"))
                .as("a section that eCFR does not know was not looked at")
                .isEmpty();
        as("analyst").get("/rules/F889-B1").then().body("lookedAt", equalTo(today));
    }

    private static String looked(String rule, String source) {
        for (JsonNode one : json(as("analyst").get("/law-watch").asString()).path("watched")) {
            if (one.path("kind").asText().equals("rule")
                    && one.path("id").asText().equals(rule)) {
                for (JsonNode read : one.path("sources")) {
                    if (read.path("kind").asText().equals(source)) {
                        return read.path("lookedAt").asText();
                    }
                }
            }
        }
        throw new AssertionError(rule + " has no source " + source);
    }

    @Test
    void nothingIsBroughtTwiceEvenAfterItWasDismissed() {
        readNow();
        int before = documents().size();
        decide(GUIDANCE, "dismissal", Map.of()).then().statusCode(422);
        decide(GUIDANCE, "dismissal", Map.of("reason", "It is invented."))
                .then()
                .statusCode(200)
                .body("status", equalTo("dismissed"))
                .body("reason", equalTo("It is invented."))
                .body("decidedBy", equalTo("admin"));
        decide(GUIDANCE, "dismissal", Map.of("reason", "Again.")).then().statusCode(409);

        readNow();

        assertThat(documents()).hasSize(before);
        assertThat(document(GUIDANCE).path("status").asText()).isEqualTo("dismissed");
    }

    @Test
    void aDraftOfItIsANoteThatDecidesNothingAndAnotherAdminApprovesIt() {
        readNow();
        Response drafted =
                decide(ENTITIES, "draft", Map.of("what", "Invented companies were added.", "from", "2026-11-25"));
        drafted.then().statusCode(200).body("status", equalTo("drafted")).body("decidedBy", equalTo("admin"));
        String path = "/rules/drafts/" + drafted.path("draftId");

        as("analyst")
                .get(path)
                .then()
                .statusCode(200)
                .body("summary", containsString("FR Doc. " + ENTITIES))
                .body("changes.op", contains("correct"))
                .body(
                        "changes[0].text",
                        containsString("pending: 2026-11-25; Invented companies were added. (FR Doc. "))
                .body("changes[0].text", containsString("looked at: " + LocalDate.now(ZoneOffset.UTC)));
        String tag = as("admin").get(path).header("ETag");
        as("admin").header("If-Match", tag).post(path + "/approval").then().statusCode(403);
        decide(ENTITIES, "dismissal", Map.of("reason", "Too late.")).then().statusCode(409);

        as("admin").header("If-Match", tag).delete(path).then().statusCode(204);
        decide(ENTITIES, "dismissal", Map.of("reason", "The draft was refused."))
                .then()
                .statusCode(200);
    }

    @Test
    void onlyAdminsDecideAndOnlyTheOfficeReads() {
        readNow();
        String path = "/law-watch/documents/" + document(MAKER).path("id").asText();
        as("analyst")
                .header("If-Match", "\"1\"")
                .body(Map.of("reason", "x"))
                .post(path + "/dismissal")
                .then()
                .statusCode(403);
        as("analyst")
                .header("If-Match", "\"1\"")
                .body(Map.of("what", "x"))
                .post(path + "/draft")
                .then()
                .statusCode(403);
        for (String read : List.of("/law-watch", "/law-watch/documents", path)) {
            reporter(UUID.randomUUID()).get(read).then().statusCode(403);
        }
        as("admin")
                .header("If-Match", "\"99\"")
                .body(Map.of("reason", "x"))
                .post(path + "/dismissal")
                .then()
                .statusCode(412);
        as("admin").body(Map.of("reason", "x")).post(path + "/dismissal").then().statusCode(428);
        Map<String, Object> unknown = new HashMap<>(Map.of("what", "x", "rules", List.of("NO-RULE")));
        as("admin")
                .header("If-Match", "\"1\"")
                .body(unknown)
                .post(path + "/draft")
                .then()
                .statusCode(422);
        as("admin").get("/law-watch/documents/" + UUID.randomUUID()).then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({
        "500, answers 500",
        "429, asks to come later",
        "html, it is no JSON",
        "changed, not in the form that",
        "huge, has more than 1000000 bytes",
        "slow, did not end within 2 seconds"
    })
    void aSourceThatIsAwayOrChangedIsSaidAtSystemAndBringsNothing(String fault, String why) {
        server.misbehave(fault);
        readNow();

        assertThat(alarm.sentences())
                .hasSize(2)
                .allSatisfy(sentence -> assertThat(sentence).contains("Law watch: ", why, "could not be read. "));
        assertThat(numbers()).doesNotContain(GUIDANCE);

        server.misbehave("");
        readNow();
        assertThat(alarm.sentences()).isEmpty();
        assertThat(numbers()).contains(GUIDANCE);
    }

    private static Map<String, Object> source(String id) {
        return as("analyst").get("/law-watch").path("sources.find { it.id == '" + id + "' }");
    }

    @Test
    void aQuestionThatFailsLosesNothingOfTheOthers() {
        sql.as(
                TEST,
                () -> sql.query("update law_look set looked_on = '2026-01-02'").change());
        server.misbehave("500", "/api/v1/documents.json", "200.216");
        readNow();

        assertThat(numbers()).as("found by other questions").contains(GUIDANCE, ENTITIES, MAKER);
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        assertThat(looked("F889-B1", "federal-register"))
                .as("not all of this rule was searched for")
                .isEqualTo("2026-01-02");
        assertThat(looked("BIS-EL", "federal-register")).isEqualTo(today);
        assertThat(source("federal-register"))
                .containsEntry("failed", 1)
                .containsEntry("failures", 1)
                .as("the next reading searches from the same day on")
                .doesNotContainKey("goodAt");
        assertThat(source("ecfr")).containsEntry("failed", 0);
        int questions = (int) source("federal-register").get("questions");
        assertThat(alarm.sentences())
                .singleElement()
                .satisfies(sentence -> assertThat(sentence)
                        .contains("The Federal Register could be read only in part.")
                        .contains("1 of " + questions + " questions failed (200.216): The server answers 500."));

        server.misbehave("");
        readNow();
        assertThat(alarm.sentences()).isEmpty();
        assertThat(looked("F889-B1", "federal-register")).isEqualTo(today);
    }

    @Test
    void aSectionThatECfrDoesNotHaveIsUnknownAndSaid() {
        sql.as(
                TEST,
                () -> sql.query("update law_look set looked_on = '2026-01-02'").change());
        server.misbehave("404", "/api/versioner", "200.216");
        readNow();

        assertThat(alarm.sentences()).isEmpty();
        assertThat(String.valueOf(source("ecfr").get("message")))
                .contains("It does not have ", "2 CFR 200.216")
                .doesNotContain("questions failed");
        assertThat(looked("F889-B1", "ecfr")).isEqualTo("2026-01-02");
        assertThat(numbers()).contains("title-47/54.9@2099-01-15");
    }
}
