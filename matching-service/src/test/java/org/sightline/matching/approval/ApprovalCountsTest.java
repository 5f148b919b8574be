package org.sightline.matching.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sightline.matching.InventedLine;
import org.sightline.matching.RealService;
import org.sightline.matching.held.ContractLine;

/** How much waits for the approval of whoever asks. */
@QuarkusTest
class ApprovalCountsTest extends RealService {

    private final UUID agency = UUID.randomUUID();

    @Test
    void whatOneDecidedWaitsForAnotherAndTheNumbersAreThoseOfTheLists() {
        int before = counts("analyst2").getInt("findings");
        int ownBefore = counts("analyst").getInt("findings");
        dismissAFinding();

        assertThat(counts("analyst2").getInt("findings")).isEqualTo(before + 1);
        assertThat(counts("analyst").getInt("findings")).isEqualTo(ownBefore);
        for (String person : List.of("analyst", "analyst2")) {
            JsonPath counts = counts(person);
            assertThat(counts.getInt("findings"))
                    .isEqualTo(read(person, "/tasks/counts").getInt("secondPerson"));
            assertThat(counts.getInt("waivers"))
                    .isEqualTo(size(read(person, "/waivers?waiting=true&limit=1000"), "items"));
            assertThat(counts.getInt("plans"))
                    .isEqualTo(size(
                            read(person, "/plans/tasks?waiting=true&limit=1000"),
                            "items.findAll { it.nextStep in ['decide', 'complete'] }"));
        }
    }

    @Test
    void anAdminApprovesDraftsOfOthersOnlyAndAnAuditorNothing() {
        assertThat(counts("admin").getInt("drafts"))
                .isEqualTo(size(read("admin", "/drafts"), "findAll { !it.ofTheCaller }"));
        JsonPath auditor = counts("auditor");
        for (String kind : List.of("drafts", "findings", "waivers", "plans")) {
            assertThat(auditor.getInt(kind)).as(kind).isZero();
        }
    }

    @Test
    void anAgencyIsToldNoNumber() {
        reporter(agency).get("/approvals/counts").then().statusCode(403);
    }

    private void dismissAFinding() {
        ContractLine line = InventedLine.named(UUID.randomUUID().toString())
                .agency(agency)
                .description("HIKVISION LANE RESURFACING " + UUID.randomUUID())
                .made();
        send("contract-lines", line.id(), line);
        Map<String, Object> finding = settled(agency, 1).getFirst();
        as("analyst")
                .header("If-Match", "\"" + finding.get("version") + "\"")
                .body(Map.of("decision", "dismissed", "outcome", "not_a_match", "reason", "A street."))
                .post("/findings/" + finding.get("id") + "/decisions")
                .then()
                .statusCode(200);
    }

    private static JsonPath counts(String person) {
        return read(person, "/approvals/counts");
    }

    private static JsonPath read(String person, String path) {
        return as(person).get(path).then().statusCode(200).extract().jsonPath();
    }

    private static int size(JsonPath json, String rows) {
        return json.getList(rows).size();
    }
}
