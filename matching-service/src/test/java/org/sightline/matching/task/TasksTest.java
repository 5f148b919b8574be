package org.sightline.matching.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.matching.InventedLine;
import org.sightline.matching.RealService;
import org.sightline.matching.held.ContractLine;

/** What waits for whom, as office and agency see it. */
@QuarkusTest
class TasksTest extends RealService {

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    private final UUID agency = UUID.randomUUID();

    @Inject
    Sql sql;

    @Test
    void aCaseGoesFromOfficeToAgencyToOfficeToASecondPersonAndEnds() {
        Map<String, Object> finding = opened();
        task(finding).then().body("turn", equalTo("office")).body("nextStep", equalTo("triage"));
        finding = decided("analyst", finding, Map.of("decision", "confirmed"));
        task(finding)
                .then()
                .body("nextStep", equalTo("notify"))
                .body("owner", equalTo("analyst"))
                .body("dueOn", equalTo(TODAY.plusDays(14).toString()));
        finding = told(finding);
        task(finding).then().body("turn", equalTo("agency")).body("nextStep", equalTo("answer"));
        waiting("reporter", true).then().body("items", hasSize(1));
        waiting("analyst", true).then().body("items", hasSize(0));
        finding = answered(
                finding,
                Map.of("answer", "planned", "promisedOn", TODAY.plusDays(40).toString()));
        task(finding)
                .then()
                .body("nextStep", equalTo("keep_promise"))
                .body("promisedOn", equalTo(TODAY.plusDays(40).toString()))
                .body("dueBy", equalTo("promise"))
                .body("daysLeft", equalTo(40));
        finding = answered(finding, Map.of("answer", "removed"));
        task(finding).then().body("turn", equalTo("office")).body("nextStep", equalTo("review_answer"));
        waiting("analyst", true).then().body("items", hasSize(1));
        waiting("analyst2", true).then().body("items", hasSize(0));
        finding = decided("analyst", finding, Map.of("decision", "confirmed"));
        task(finding).then().body("turn", equalTo("second_person"));
        waiting("analyst", true).then().body("items", hasSize(0));
        waiting("analyst2", true).then().body("items", hasSize(1));
        decide("analyst2", finding, Map.of("decision", "confirmed", "outcome", "confirmed_removed"))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/evidence"));
        finding = decided(
                "analyst2",
                finding,
                Map.of("decision", "confirmed", "outcome", "confirmed_removed", "evidence", "Disposal record 7-12."));
        assertThat(finding.get("timeline").toString()).contains("Disposal record 7-12.");
        task(finding).then().body("turn", equalTo("nobody")).body("dueOn", nullValue());
        assertThat(listed().getList("items")).isEmpty();
        finding = decided("analyst", finding, Map.of("decision", "reopened"));
        task(finding).then().body("nextStep", equalTo("triage"));
        assertThat(listed().getList("items")).hasSize(1);
    }

    @Test
    void theOfficeTakesAFindingAndSetsTheDayByHand() {
        Map<String, Object> finding = opened();
        String path = "/findings/" + finding.get("id") + "/task";
        Map<String, String> change =
                Map.of("owner", "me", "dueOn", TODAY.plusDays(3).toString());
        as("analyst").body(change).put(path).then().statusCode(428);
        as("analyst")
                .header("If-Match", "\"0\"")
                .body(change)
                .put(path)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("owner", equalTo("analyst"))
                .body("ofTheCaller", equalTo(true))
                .body("dueBy", equalTo("hand"));
        waiting("analyst2", true).then().body("items", hasSize(0));
        as("analyst2").header("If-Match", "\"0\"").body(change).put(path).then().statusCode(412);
        as("analyst2")
                .header("If-Match", "\"1\"")
                .body(Map.of("owner", "nobody"))
                .put(path)
                .then()
                .statusCode(200)
                .body("owner", nullValue())
                .body("dueOn", equalTo(TODAY.plusDays(3).toString()));
        as("analyst")
                .header("If-Match", "\"2\"")
                .body(Map.of("dueOn", TODAY.minusDays(1).toString()))
                .put(path)
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("past"));
        as("auditor").header("If-Match", "\"2\"").body(change).put(path).then().statusCode(403);
        reporter(agency)
                .header("If-Match", "\"2\"")
                .body(change)
                .put(path)
                .then()
                .statusCode(403);
        reporter(UUID.randomUUID()).get(path).then().statusCode(404);
    }

    @Test
    void whatIsMineWhatNeedsASecondPersonAndWhatIsOverdueAreCountedAsTheyAreListed() {
        Map<String, Object> taken = opened();
        Map<String, Object> dismissed = openedToo(2);
        openedToo(3);
        as("analyst")
                .header("If-Match", "\"0\"")
                .body(Map.of("owner", "me"))
                .put("/findings/" + taken.get("id") + "/task")
                .then()
                .statusCode(200);
        decided("analyst", dismissed, Map.of("decision", "dismissed"));

        assertThat(counted("analyst")).isEqualTo(Map.of("mine", 1, "secondPerson", 0, "overdue", 0, "snoozed", 0));
        assertThat(counted("analyst2")).isEqualTo(Map.of("mine", 0, "secondPerson", 1, "overdue", 0, "snoozed", 0));
        as("analyst")
                .queryParam("agencyId", agency)
                .queryParam("turn", "office")
                .queryParam("mine", true)
                .get("/tasks")
                .then()
                .statusCode(200)
                .body("items.findingId", equalTo(List.of(taken.get("id"))));
        clockMovesOn();
        assertThat(counted("analyst")).as("the day of all three has passed").containsEntry("overdue", 3);
        reporter(UUID.randomUUID())
                .queryParam("agencyId", agency)
                .get("/tasks/counts")
                .then()
                .statusCode(404);
        reporter(agency).get("/tasks/counts").then().statusCode(403);
    }

    private Map<String, Integer> counted(String who) {
        return as(who).queryParam("agencyId", agency).get("/tasks/counts").as(Map.class);
    }

    /** As if what is known of this agency were some years older. */
    private void clockMovesOn() {
        sql.as(RowScope.job("test"), () -> {
            sql.query("update finding_task set due_on = due_on - 800 where agency_id = :agency")
                    .with("agency", agency)
                    .change();
            return sql.query("update finding set opened_at = opened_at - interval '800 days' where agency_id = :agency")
                    .with("agency", agency)
                    .change();
        });
    }

    @Test
    void theListIsCutIntoPagesInTheOrderOfDueDates() {
        Map<String, Object> last = opened();
        Map<String, Object> first = openedToo(2);
        as("analyst")
                .header("If-Match", "\"0\"")
                .body(Map.of("dueOn", TODAY.toString()))
                .put("/findings/" + first.get("id") + "/task")
                .then()
                .statusCode(200);
        Response page = as("auditor")
                .queryParam("agencyId", agency)
                .queryParam("limit", 1)
                .get("/tasks");
        assertThat(page.<String>path("items[0].findingId")).isEqualTo(first.get("id"));
        Response rest = as("auditor")
                .queryParam("agencyId", agency)
                .queryParam("limit", 1)
                .queryParam("cursor", page.<String>path("nextCursor"))
                .get("/tasks");
        assertThat(rest.<String>path("items[0].findingId")).isEqualTo(last.get("id"));
        rest.then().body("nextCursor", nullValue());
        as("auditor")
                .queryParam("agencyId", agency)
                .queryParam("overdue", true)
                .get("/tasks")
                .then()
                .body("items", hasSize(0));
        reporter(UUID.randomUUID())
                .queryParam("agencyId", agency)
                .get("/tasks")
                .then()
                .statusCode(404);
        reporter(agency).get("/tasks").then().statusCode(403);
    }

    @Test
    void anAdminSetsTheOfficesDaysAndOnlyWhatBeginsAfterwardsHasThem() {
        Map<String, Object> finding = opened();
        Response before = as("auditor").get("/tasks/policy");
        int days = before.path("days.notify");
        try {
            admin().header("If-Match", before.header("ETag"))
                    .body(Map.of("days", Map.of("notify", 5)))
                    .put("/tasks/policy")
                    .then()
                    .statusCode(200)
                    .body("days.notify", equalTo(5))
                    .body("days.answer", equalTo(before.path("days.answer")));
            finding = decided("analyst", finding, Map.of("decision", "confirmed"));
            task(finding).then().body("dueOn", equalTo(TODAY.plusDays(5).toString()));
            admin().header("If-Match", before.header("ETag"))
                    .body(Map.of("days", Map.of("notify", 6)))
                    .put("/tasks/policy")
                    .then()
                    .statusCode(412);
            analyst()
                    .header("If-Match", before.header("ETag"))
                    .body(Map.of("days", Map.of("notify", 6)))
                    .put("/tasks/policy")
                    .then()
                    .statusCode(403);
        } finally {
            admin().header("If-Match", as("auditor").get("/tasks/policy").header("ETag"))
                    .body(Map.of("days", Map.of("notify", days)))
                    .put("/tasks/policy");
        }
    }

    private Map<String, Object> opened() {
        return openedToo(1);
    }

    private Map<String, Object> openedToo(int all) {
        List<Object> before = holding(agency).stream().map(one -> one.get("id")).toList();
        ContractLine line = InventedLine.named(UUID.randomUUID().toString())
                .agency(agency)
                .document("PO-" + UUID.randomUUID())
                .description("HIKVISION 4MP TURRET CAMERA DS-2CD2343G0-I")
                .made();
        send("contract-lines", line.id(), line);
        return settled(agency, all).stream()
                .filter(one -> !before.contains(one.get("id")))
                .findFirst()
                .orElseThrow();
    }

    private Map<String, Object> told(Map<String, Object> finding) {
        Response answer = as("analyst")
                .header("If-Match", tag(finding))
                .body(Map.of(
                        "means", "letter",
                        "text", "In use?",
                        "letterOn", TODAY.toString(),
                        "reference", "File 3",
                        "sourceCheck", "Read today."))
                .post("/findings/" + finding.get("id") + "/notices");
        answer.then().statusCode(200).body("status", equalTo("notified"));
        return answer.as(Map.class);
    }

    private Map<String, Object> answered(Map<String, Object> finding, Map<String, String> answer) {
        Map<String, String> body = new HashMap<>(answer);
        body.put("text", "We say so.");
        Response answered = reporter(agency)
                .header("If-Match", tag(finding))
                .body(body)
                .post("/findings/" + finding.get("id") + "/responses");
        answered.then().statusCode(200);
        return answered.as(Map.class);
    }

    private static Map<String, Object> decided(String who, Map<String, Object> finding, Map<String, String> decision) {
        Response decided = decide(who, finding, decision);
        decided.then().statusCode(200);
        return decided.as(Map.class);
    }

    private static Response decide(String who, Map<String, Object> finding, Map<String, String> decision) {
        Map<String, String> body = new HashMap<>(decision);
        body.put("reason", "Looked at it.");
        return as(who).header("If-Match", tag(finding))
                .body(body)
                .post("/findings/" + finding.get("id") + "/decisions");
    }

    private static Response task(Map<String, Object> finding) {
        return as("analyst").get("/findings/" + finding.get("id") + "/task");
    }

    private Response waiting(String who, boolean waiting) {
        return (who.equals("reporter") ? reporter(agency) : as(who))
                .queryParam("agencyId", agency)
                .queryParam("waiting", waiting)
                .get("/tasks");
    }

    private io.restassured.path.json.JsonPath listed() {
        return as("analyst").queryParam("agencyId", agency).get("/tasks").jsonPath();
    }

    private static String tag(Map<String, Object> finding) {
        return "\"" + finding.get("version") + "\"";
    }
}
