package org.sightline.matching;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.sightline.matching.held.ContractLine;
import org.sightline.testsupport.service.EveryChannel;
import org.sightline.testsupport.service.EveryOperation;

/** What holds for every endpoint. */
@QuarkusTest
class ServiceTest extends RealService implements EveryChannel, EveryOperation {

    @Override
    public String service() {
        return "matching";
    }

    @Override
    public String meter() {
        return "sightline_lines_screened_total";
    }

    @Override
    public int fewestOperations() {
        return 40;
    }

    /** What a law says is open to everybody. */
    @Override
    public Set<String> open() {
        return Set.of("GET /rules", "GET /rules/{id}");
    }

    /** A list of makers is no agency's. */
    @Override
    public Set<String> forEverybody() {
        return Set.of("POST /match/{dataset}");
    }

    /** The gateway asks for findings as they were known on a day; without an agency they are those of all. */
    @Override
    public Map<String, String> actions() {
        return Map.of(
                "GET /findings",
                "OVERSEE",
                "GET /rules",
                "OPEN",
                "GET /rules/{}",
                "OPEN",
                // The gateway asks it for the head of its pages.
                "GET /approvals/counts",
                "SEE_OFFICE");
    }

    @Override
    public Map<String, UUID> thingsOf(UUID agency) {
        agency(agency, 1, "city", false);
        ContractLine line = InventedLine.named(UUID.randomUUID().toString())
                .agency(agency)
                .document("PO-1")
                .description("HIKVISION DS-2CD2343G0-I")
                .made();
        send("contract-lines", line.id(), line);
        UUID finding = UUID.fromString((String) settled(agency, 1).getFirst().get("id"));
        UUID contact = UUID.fromString(analyst()
                .body(Map.of("name", "Clerk", "mail", "clerk." + UUID.randomUUID() + "@sample.invalid"))
                .post("/agencies/" + agency + "/contacts")
                .path("id"));
        UUID file = UUID.fromString(reporter(agency)
                .contentType("application/octet-stream")
                .body(("Removed. " + agency).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/findings/" + finding + "/evidence")
                .path("id"));
        io.restassured.response.Response plan = reporter(agency)
                .body(Map.of(
                        "title",
                        "Cameras",
                        "steps",
                        java.util.List.of(Map.of("what", "Order", "owner", "Clerk", "dueOn", "2030-01-01")),
                        "items",
                        java.util.List.of(Map.of("findingId", finding, "dueOn", "2030-01-01"))))
                .post("/agencies/" + agency + "/plans");
        ContractLine same = InventedLine.named(UUID.randomUUID().toString())
                .agency(agency)
                .document("PO-2")
                .description("HIKVISION DS-2CD2343G0-I")
                .made();
        send("contract-lines", same.id(), same);
        UUID other = settled(agency, 2).stream()
                .map(one -> UUID.fromString((String) one.get("id")))
                .filter(id -> !id.equals(finding))
                .findFirst()
                .orElseThrow();
        io.restassured.response.Response now = analyst().get("/findings/" + finding);
        UUID join = UUID.fromString(analyst()
                .header("If-Match", now.header("ETag"))
                .body(Map.of(
                        "kind", "different_purchases", "otherId", other, "otherVersion", 1, "reason", "Two orders."))
                .post("/findings/" + finding + "/joins")
                .path("id"));
        UUID joint = UUID.fromString(analyst()
                .header("If-Match", now.header("ETag"))
                .body(Map.of(
                        "decision",
                        "confirmed",
                        "reason",
                        "Seen.",
                        "others",
                        java.util.List.of(Map.of("id", other, "version", 1))))
                .post("/findings/" + finding + "/joint-decisions")
                .path("id"));
        return Map.of(
                "/findings/{id}/joint-decisions/{jointId}",
                joint,
                "/findings/{id}/joins/{joinId}",
                join,
                "/agencies/{agencyId}/plans/{planId}",
                UUID.fromString(plan.path("id")),
                "/agencies/{agencyId}/plans/{planId}/steps/{stepId}",
                UUID.fromString(plan.path("steps[0].id")),
                "/agencies/{agencyId}/plans/{planId}/items/{findingId}",
                finding,
                "/findings/{id}/evidence/{fileId}",
                file,
                "/agencies/{agencyId}",
                agency,
                "/findings/{id}",
                finding,
                "/agencies/{agencyId}/contacts/{contactId}",
                contact);
    }
}
