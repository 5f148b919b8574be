package org.sightline.matching.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sightline.kit.json.Json;
import org.sightline.matching.InventedLine;
import org.sightline.matching.RealService;
import org.sightline.matching.held.ContractLine;

/** What waits for a second person of the office is in the inbox of each who may do it, once, until it is done. */
@QuarkusTest
class AwaitedTellerTest extends RealService {

    private final UUID agency = UUID.randomUUID();

    @Test
    void aFindingThatOneDecidedIsToldToOthersWhoMayCloseItAndLeavesWhenItIsClosed() {
        Map<String, Object> finding = decided();
        // Whose token was never asked for has no role here yet.
        List.of("analyst", "analyst2", "auditor", "admin").forEach(RealService::as);
        Map<String, Object> told = eventually()
                .until(() -> waiting("analyst2"), all -> all.size() == 1)
                .getFirst();
        assertThat(told)
                .containsEntry("kind", "office_approval_waits")
                .containsEntry("path", "/findings/" + finding.get("id"));
        assertThat((String) told.get("text"))
                .contains("analyst asks for the closing of a finding: Hikvision: HIKVISION");
        for (String other : List.of("analyst", "auditor", "admin")) {
            assertThat(waiting(other)).as(other).isEmpty();
        }
        as("analyst2")
                .header("If-Match", tag(finding))
                .body(Map.of("decision", "dismissed", "outcome", "not_a_match", "reason", "A street."))
                .post("/findings/" + finding.get("id") + "/decisions")
                .then()
                .statusCode(200);
        eventually().untilAsserted(() -> assertThat(waiting("analyst2")).isEmpty());
    }

    @Test
    void anImportThatAsksIsToldToWhoSentItUntilItAsksNoMore() {
        // Whose token was never asked for has no role here yet.
        List.of("analyst", "analyst2").forEach(RealService::as);
        UUID id = UUID.randomUUID();
        importAsks(id, 1, "analyst", "needs_mapping");
        Map<String, Object> told = eventually()
                .until(() -> waiting("analyst", id), all -> all.size() == 1)
                .getFirst();
        assertThat((String) told.get("text"))
                .contains("analyst asks for an answer about an import: Invented orders: orders.csv");
        assertThat(waiting("analyst2", id)).as("who did not send it").isEmpty();
        importAsks(id, 2, "analyst", null);
        eventually().untilAsserted(() -> assertThat(waiting("analyst", id)).isEmpty());
    }

    @Test
    void whatAFeedBroughtAsksEverybodyWhoMayLoadFiles() {
        List.of("analyst", "analyst2", "auditor").forEach(RealService::as);
        UUID id = UUID.randomUUID();
        importAsks(id, 1, "a feed of nobody here", "to_apply");
        for (String person : List.of("analyst", "analyst2")) {
            eventually().until(() -> waiting(person, id), all -> all.size() == 1);
        }
        assertThat(waiting("auditor", id)).as("who may not load files").isEmpty();
        importAsks(id, 2, "a feed of nobody here", null);
    }

    private static void importAsks(UUID id, long version, String startedBy, @Nullable String asks) {
        AskingImport asking = new AskingImport(
                id, version, "Invented orders", "orders.csv", startedBy, Instant.parse("2026-11-30T15:00:00Z"), asks);
        kafka().send(
                        "imports",
                        id.toString(),
                        Map.of("ce_type", "import.changed.v1", "ce_source", "ingest-service"),
                        Json.write(asking));
    }

    private static List<Map<String, Object>> waiting(String person, UUID importId) {
        return as(person)
                .get("/inbox?waiting=true&limit=1000")
                .jsonPath()
                .<Map<String, Object>>getList("items")
                .stream()
                .filter(entry -> ("/imports/" + importId).equals(entry.get("path")))
                .toList();
    }

    private Map<String, Object> decided() {
        ContractLine line = InventedLine.named(UUID.randomUUID().toString())
                .agency(agency)
                .description("HIKVISION LANE RESURFACING " + UUID.randomUUID())
                .made();
        send("contract-lines", line.id(), line);
        Map<String, Object> finding = settled(agency, 1).getFirst();
        as("analyst")
                .header("If-Match", tag(finding))
                .body(Map.of("decision", "dismissed", "outcome", "not_a_match", "reason", "A street."))
                .post("/findings/" + finding.get("id") + "/decisions")
                .then()
                .statusCode(200);
        return holding(agency).getFirst();
    }

    private static String tag(Map<String, Object> finding) {
        return "\"" + finding.get("version") + "\"";
    }

    private List<Map<String, Object>> waiting(String person) {
        return as(person)
                .get("/inbox?waiting=true&limit=1000")
                .jsonPath()
                .<Map<String, Object>>getList("items")
                .stream()
                .filter(entry -> agency.toString().equals(entry.get("agencyId")))
                .toList();
    }
}
