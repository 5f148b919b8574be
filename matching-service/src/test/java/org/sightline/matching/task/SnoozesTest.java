package org.sightline.matching.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.matching.InventedLine;
import org.sightline.matching.RealService;
import org.sightline.matching.held.ContractLine;

/** The office puts a finding aside until a day, and takes it up again. */
@QuarkusTest
class SnoozesTest extends RealService {

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final String SECRET = "NUMBATCANARY";

    private final UUID agency = UUID.randomUUID();
    private Map<String, Object> finding;
    private String path;

    @Inject
    Sql sql;

    @BeforeEach
    void thereIsAFinding() {
        ContractLine line = InventedLine.named(UUID.randomUUID().toString())
                .agency(agency)
                .description("HIKVISION 4MP TURRET CAMERA DS-2CD2343G0-I")
                .made();
        send("contract-lines", line.id(), line);
        finding = settled(agency, 1).getFirst();
        path = "/findings/" + finding.get("id") + "/snooze";
    }

    @Test
    void whatIsPutAsideLeavesTheListsUntilItsDayAndSaysWhy() {
        snooze(TODAY.plusDays(9), "After the meeting.")
                .then()
                .statusCode(200)
                .body("snoozedUntil", equalTo(TODAY.plusDays(9).toString()))
                .body("snoozedBecause", equalTo("After the meeting."))
                .body("snoozedBy", equalTo("analyst"));

        assertThat(waiting("analyst2")).isEmpty();
        as("auditor")
                .queryParam("agencyId", agency)
                .get("/tasks/snoozed")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].findingId", equalTo(finding.get("id")))
                .body("items[0].reason", equalTo("After the meeting."));
        as("analyst").queryParam("agencyId", agency).get("/tasks/counts").then().body("snoozed", equalTo(1));
        theDayComes();
        assertThat(waiting("analyst2")).as("it is back on its day").hasSize(1);
        as("analyst").get(task()).then().body("snoozedUntil", nullValue());
    }

    @Test
    void whoTakesItUpAgainEndsIt() {
        release().then().statusCode(409);
        snooze(TODAY.plusDays(9), "After the meeting.").then().statusCode(200);
        release().then().statusCode(200).body("snoozedUntil", nullValue());
        assertThat(waiting("analyst")).hasSize(1);
    }

    @Test
    void aLaterSnoozeTakesThePlaceOfAnEarlierOne() {
        snooze(TODAY.plusDays(9), "After the meeting.").then().statusCode(200);
        snooze(TODAY.plusDays(20), "The meeting was moved.")
                .then()
                .statusCode(200)
                .body("snoozedUntil", equalTo(TODAY.plusDays(20).toString()));
    }

    @Test
    void whateverIsDoneWithItEndsTheSnooze() {
        snooze(TODAY.plusDays(9), "After the meeting.").then().statusCode(200);
        as("analyst")
                .header("If-Match", tag())
                .body(Map.of("decision", "confirmed", "reason", "Seen."))
                .post("/findings/" + finding.get("id") + "/decisions")
                .then()
                .statusCode(200);
        assertThat(waiting("analyst")).hasSize(1);
        as("analyst").get(task()).then().body("snoozedUntil", nullValue());
    }

    @Test
    void theAgencySeesNothingOfIt() {
        snooze(TODAY.plusDays(9), SECRET).then().statusCode(200);
        for (String address : List.of(task(), "/tasks?agencyId=" + agency, "/findings/" + finding.get("id"))) {
            Response answer = reporter(agency).get(address);
            assertThat(answer.statusCode()).as(address).isEqualTo(200);
            assertThat(answer.asString()).as(address).doesNotContain(SECRET, "snoozed");
        }
        assertThat(reporter(agency).get("/tasks?agencyId=" + agency).jsonPath().getList("items"))
                .as("its own list misses nothing")
                .hasSize(1);
        reporter(agency).get("/tasks/snoozed").then().statusCode(403);
        put(reporter(agency), TODAY.plusDays(9), "x", tag()).then().statusCode(403);
        put(reporter(UUID.randomUUID()), TODAY.plusDays(9), "x", tag()).then().statusCode(404);
        put(as("auditor"), TODAY.plusDays(9), "x", tag()).then().statusCode(403);
    }

    @Test
    void aSnoozeNeedsADayToComeAReasonAndTheVersionThatWasRead() {
        snooze(TODAY, "x").then().statusCode(422).body("errors[0].pointer", equalTo("/until"));
        snooze(TODAY.plusDays(731), "x").then().statusCode(422).body("errors[0].pointer", equalTo("/until"));
        snooze(null, "x").then().statusCode(422).body("errors[0].pointer", equalTo("/until"));
        snooze(TODAY.plusDays(9), " ").then().statusCode(422).body("errors[0].pointer", equalTo("/reason"));
        put(as("analyst"), TODAY.plusDays(9), "x", "\"99\"").then().statusCode(412);
        as("analyst")
                .body(Map.of("until", TODAY.plusDays(9).toString(), "reason", "x"))
                .put(path)
                .then()
                .statusCode(428);
    }

    @Test
    void whatTheAgencyHasToDoIsNotPutAside() {
        as("analyst")
                .header("If-Match", tag())
                .body(Map.of(
                        "means", "letter",
                        "text", "Which money paid for this?",
                        "letterOn", TODAY.toString(),
                        "reference", "File 1",
                        "sourceCheck", "Read today."))
                .post("/findings/" + finding.get("id") + "/notices")
                .then()
                .statusCode(200);
        finding = holding(agency).getFirst();
        snooze(TODAY.plusDays(9), "x").then().statusCode(409);
    }

    private Response snooze(LocalDate until, String reason) {
        return put(as("analyst"), until, reason, tag());
    }

    private Response put(RequestSpecification who, LocalDate until, String reason, String version) {
        Map<String, Object> body = new HashMap<>(Map.of("reason", reason));
        body.put("until", until == null ? null : until.toString());
        return who.header("If-Match", version).body(body).put(path);
    }

    private Response release() {
        return as("analyst").header("If-Match", tag()).delete(path);
    }

    /** In the place of the snooze there is one whose day is today. */
    private void theDayComes() {
        sql.as(RowScope.job("test"), () -> {
            sql.query("""
                            update finding_snooze set ended_by = 't', ended_by_identity = 't', ended_at = now()
                            where agency_id = :agency
                            """).with("agency", agency).change();
            return sql.query("""
                            insert into finding_snooze (id, finding_id, agency_id, task_version, until, reason, snoozed_by,
                              snoozed_by_identity, snoozed_at)
                            select gen_random_uuid(), finding_id, agency_id, task_version, cast(:today as date), reason,
                              snoozed_by, snoozed_by_identity, snoozed_at
                            from finding_snooze where agency_id = :agency
                            """).with("agency", agency).with("today", TODAY).change();
        });
    }

    private List<Object> waiting(String who) {
        return as(who).queryParam("agencyId", agency)
                .queryParam("waiting", true)
                .get("/tasks")
                .jsonPath()
                .getList("items");
    }

    private String task() {
        return "/findings/" + finding.get("id") + "/task";
    }

    private String tag() {
        return "\"" + finding.get("version") + "\"";
    }
}
