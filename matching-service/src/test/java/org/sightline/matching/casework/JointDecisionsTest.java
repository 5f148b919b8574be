package org.sightline.matching.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sightline.matching.InventedLine;
import org.sightline.matching.RealService;
import org.sightline.matching.held.ContractLine;

/** Findings that are alike are decided by one decision, and each keeps its own history. */
@QuarkusTest
class JointDecisionsTest extends RealService {

    private static final String TURRET = "HIKVISION 4MP TURRET CAMERA DS-2CD2343G0-I";
    private static final String DOME = "HIKVISION DOME CAMERA DS-2CD2143G0-I";

    private final UUID agency = UUID.randomUUID();

    @Test
    void alikeAreTheFindingsOfOneModelAtOneAgency() {
        Map<String, Object> first = opened(TURRET);
        Map<String, Object> same = opened("turret hikvision (ds-2cd2343g0-i), second floor");
        Map<String, Object> otherModel = opened(DOME);
        Map<String, Object> withoutModel = opened("HIKVISION CAMERAS FOR THE LIBRARY");
        Map<String, Object> withoutModelToo = opened("HIKVISION CAMERAS FOR THE POOL");
        UUID elsewhere = UUID.randomUUID();
        line(elsewhere, TURRET);
        settled(elsewhere, 1);

        assertThat(alike(first)).containsExactly(id(same));
        assertThat(alike(otherModel)).isEmpty();
        assertThat(alike(withoutModel)).containsExactly(id(withoutModelToo));
    }

    @Test
    void whatStandsElsewhereIsNotAlike() {
        Map<String, Object> first = opened(TURRET);
        Map<String, Object> second = opened(TURRET);
        decided(second, "confirmed");

        assertThat(alike(first)).isEmpty();
    }

    @Test
    void aPreviewSaysWhatWouldBeDecidedWhatItCostsAndWhatWouldBeLeftOut() {
        Map<String, Object> first = opened(TURRET);
        Map<String, Object> second = opened(TURRET);
        Map<String, Object> third = opened(TURRET);
        for (Map<String, Object> one : List.of(first, second)) {
            decided(one, "dismissed");
        }
        as("analyst2")
                .header("If-Match", tag(third))
                .body(Map.of("decision", "dismissed", "reason", "Another company."))
                .post("/findings/" + third.get("id") + "/decisions")
                .then()
                .statusCode(200);

        Response preview = as("analyst2")
                .body(Map.of("decision", "dismissed", "outcome", "not_a_match", "reason", "Another company."))
                .post("/findings/" + first.get("id") + "/joint-decisions/preview");

        preview.then()
                .statusCode(200)
                .body("total", equalTo(2))
                .body("refused", equalTo(1))
                .body("findings", hasSize(3))
                .body("findings[0].id", equalTo(first.get("id")))
                .body("findings[1].refusal", nullValue())
                .body("findings[2].refusal.why", containsString("another person must close it"));
        assertThat(preview.jsonPath().getMap("amounts")).hasSize(1);
        assertThat(now(first)).as("a preview changes nothing").containsEntry("status", "triaged");
    }

    @Test
    void oneDecisionIsAnEventInTheTimelineOfEachFinding() {
        Map<String, Object> first = opened(TURRET);
        Map<String, Object> second = opened(TURRET);
        Map<String, Object> third = opened(TURRET);

        Response joint = decide(first, "analyst", second, third);

        joint.then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("decided", hasSize(3))
                .body("leftOut", hasSize(0));
        assertThat(joint.header("Location"))
                .isEqualTo("/findings/" + first.get("id") + "/joint-decisions/" + joint.path("id"));
        for (Map<String, Object> one : List.of(first, second, third)) {
            Map<String, Object> now = now(one);
            assertThat(now).containsEntry("status", "triaged").containsEntry("version", 2);
            assertThat(actions(now)).containsExactly("opened", "confirmed");
            assertThat(now.get("timeline").toString())
                    .contains("by=analyst", "The model is on each order.", "Decided together with 2 others like it.");
        }
        as("analyst2").get(joint.header("Location")).then().statusCode(200).body("decidedBy", equalTo("analyst"));
    }

    @Test
    void whatWasChangedSinceThePreviewIsLeftOutAndNamed() {
        Map<String, Object> first = opened(TURRET);
        Map<String, Object> second = opened(TURRET);
        Map<String, Object> third = opened(TURRET);
        as("analyst2")
                .header("If-Match", tag(second))
                .body(Map.of("decision", "dismissed", "reason", "Seen before."))
                .post("/findings/" + second.get("id") + "/decisions")
                .then()
                .statusCode(200);

        decide(first, "analyst", second, third)
                .then()
                .statusCode(201)
                .body("decided.findingId", equalTo(List.of(first.get("id"), third.get("id"))))
                .body("leftOut", hasSize(1))
                .body("leftOut[0].findingId", equalTo(second.get("id")))
                .body("leftOut[0].code", equalTo("stale-version"));
        assertThat(actions(now(second))).containsExactly("opened", "dismissed");
    }

    @Test
    void whatIsNotAlikeIsLeftOut() {
        Map<String, Object> first = opened(TURRET);
        Map<String, Object> second = opened(TURRET);
        Map<String, Object> other = opened(DOME);

        decide(first, "analyst", second, other)
                .then()
                .statusCode(201)
                .body("decided", hasSize(2))
                .body("leftOut[0].code", equalTo("not-alike"));
        assertThat(now(other)).containsEntry("status", "new");
    }

    @Test
    void theFindingThatSomebodyLookedAtIsNeverDecidedInAnotherVersion() {
        Map<String, Object> first = opened(TURRET);
        Map<String, Object> second = opened(TURRET);
        decided(first, "dismissed");

        decide(first, "analyst2", second).then().statusCode(412);
        assertThat(now(second)).containsEntry("status", "new");
        as("analyst")
                .body(body("confirmed", second))
                .post("/findings/" + first.get("id") + "/joint-decisions")
                .then()
                .statusCode(428);
    }

    @Test
    void theSameRequestWithOneKeyIsTakenOnce() {
        Map<String, Object> first = opened(TURRET);
        Map<String, Object> second = opened(TURRET);
        String key = UUID.randomUUID().toString();

        List<String> answers = Stream.of(1, 2)
                .map(time -> as("analyst")
                        .header("If-Match", tag(first))
                        .header("Idempotency-Key", key)
                        .body(body("confirmed", second))
                        .post("/findings/" + first.get("id") + "/joint-decisions")
                        .asString())
                .toList();

        assertThat(answers.getFirst()).isEqualTo(answers.getLast()).contains("decided");
        assertThat(actions(now(second))).containsExactly("opened", "confirmed");
    }

    @Test
    void atMostAHundredAreDecidedAtOnceAndOnlyConfirmedOrDismissed() {
        Map<String, Object> first = opened(TURRET);
        List<Map<String, Object>> many = Stream.generate(
                        () -> Map.<String, Object>of("id", UUID.randomUUID(), "version", 1))
                .limit(100)
                .toList();
        Map<String, Object> body = new HashMap<>(body("confirmed"));
        body.put("others", many);
        refused(first, body, "/others");
        refused(first, body("confirmed"), "/others");
        refused(first, Map.of("decision", "reopened", "reason", "x", "others", many.subList(0, 1)), "/decision");
        refused(first, Map.of("decision", "confirmed", "others", many.subList(0, 1)), "/reason");
        refused(first, Map.of("decision", "confirmed", "reason", "x", "others", many.subList(0, 1)), "/others");
    }

    private void refused(Map<String, Object> finding, Map<String, Object> body, String pointer) {
        as("analyst")
                .header("If-Match", tag(finding))
                .body(body)
                .post("/findings/" + finding.get("id") + "/joint-decisions")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo(pointer));
    }

    @Test
    void aJointDecisionIsTakenBackAsOneAndWhatWasChangedSinceKeepsIt() {
        Map<String, Object> first = opened(TURRET);
        Map<String, Object> second = opened(TURRET);
        Map<String, Object> third = opened(TURRET);
        Response joint = decide(first, "analyst", second, third);
        decided(now(third), "dismissed");

        Response undone = undo(joint, "\"1\"");

        undone.then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("undoneBy", equalTo("analyst2"))
                .body("notUndone", hasSize(1))
                .body("notUndone[0].findingId", equalTo(third.get("id")));
        for (Map<String, Object> one : List.of(first, second)) {
            assertThat(now(one)).containsEntry("status", "new");
            assertThat(actions(now(one))).containsExactly("opened", "confirmed", "reopened");
        }
        assertThat(actions(now(third))).containsExactly("opened", "confirmed", "dismissed");
        undo(joint, "\"1\"").then().statusCode(412);
        undo(joint, "\"2\"").then().statusCode(409);
    }

    @Test
    void onlyTheOfficeDecidesJointlyAndAnotherAgencyKnowsNothingOfIt() {
        Map<String, Object> first = opened(TURRET);
        Map<String, Object> second = opened(TURRET);
        Response joint = decide(first, "analyst", second);
        String path = "/findings/" + first.get("id");
        for (String address : List.of(path + "/alike", joint.header("Location"))) {
            reporter(agency).get(address).then().statusCode(403);
            reporter(UUID.randomUUID()).get(address).then().statusCode(404);
            as("auditor").get(address).then().statusCode(403);
        }
        for (String address : List.of(path + "/joint-decisions", path + "/joint-decisions/preview")) {
            reporter(agency)
                    .header("If-Match", "\"2\"")
                    .body(body("confirmed", second))
                    .post(address)
                    .then()
                    .statusCode(403);
            reporter(UUID.randomUUID())
                    .header("If-Match", "\"2\"")
                    .body(body("confirmed", second))
                    .post(address)
                    .then()
                    .statusCode(404);
        }
        as("analyst")
                .get("/findings/" + second.get("id") + "/joint-decisions/" + joint.path("id"))
                .then()
                .statusCode(404);
    }

    private List<String> alike(Map<String, Object> finding) {
        JsonPath alike = as("analyst")
                .get("/findings/" + finding.get("id") + "/alike")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(alike.getList("findings")).hasSize(alike.getInt("total"));
        return alike.getList("findings.id");
    }

    @SafeVarargs
    private static Map<String, Object> body(String decision, Map<String, Object>... others) {
        return Map.of(
                "decision",
                decision,
                "reason",
                "The model is on each order.",
                "others",
                Stream.of(others)
                        .map(one -> Map.of("id", one.get("id"), "version", one.get("version")))
                        .toList());
    }

    @SafeVarargs
    private static Response decide(Map<String, Object> first, String who, Map<String, Object>... others) {
        return as(who).header("If-Match", tag(first))
                .body(body("confirmed", others))
                .post("/findings/" + first.get("id") + "/joint-decisions");
    }

    private static Response undo(Response joint, String version) {
        return as("analyst2").header("If-Match", version).post(joint.header("Location") + "/undo");
    }

    private static void decided(Map<String, Object> finding, String decision) {
        as("analyst")
                .header("If-Match", tag(finding))
                .body(Map.of("decision", decision, "reason", "Looked at it."))
                .post("/findings/" + finding.get("id") + "/decisions")
                .then()
                .statusCode(200);
    }

    private int opened = 0;

    private Map<String, Object> opened(String description) {
        ContractLine line = line(agency, description);
        opened++;
        return settled(agency, opened).stream()
                .filter(one -> one.get("lines").toString().contains(line.id().toString()))
                .findFirst()
                .orElseThrow();
    }

    private ContractLine line(UUID of, String description) {
        ContractLine line = InventedLine.named(UUID.randomUUID().toString())
                .agency(of)
                .document("PO-" + UUID.randomUUID())
                .description(description)
                .made();
        send("contract-lines", line.id(), line);
        return line;
    }

    private static Map<String, Object> now(Map<String, Object> finding) {
        return as("analyst").get("/findings/" + finding.get("id")).as(Map.class);
    }

    private static String id(Map<String, Object> finding) {
        return (String) finding.get("id");
    }

    private static String tag(Map<String, Object> finding) {
        return "\"" + finding.get("version") + "\"";
    }
}
