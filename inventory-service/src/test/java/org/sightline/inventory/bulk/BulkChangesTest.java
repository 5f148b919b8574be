package org.sightline.inventory.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sightline.inventory.RealService;

/** Many devices at once: shown before it is meant, all or none, and each with its own entry in the history. */
@QuarkusTest
class BulkChangesTest extends RealService {

    private UUID agency;

    @BeforeEach
    void anAgency() {
        agency = city();
    }

    private Map<String, Object> registered(String serial) {
        Response device = reporter(agency).body(device(serial)).post("/agencies/" + agency + "/devices");
        return Map.of("id", device.<String>path("id"), "version", 1);
    }

    private Response change(List<Map<String, Object>> devices, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("devices", devices);
        return reporter(agency).body(body).post("/agencies/" + agency + "/device-changes");
    }

    @Test
    void whatWouldChangeIsShownAndThenDoneWithAnEntryForEach() {
        List<Map<String, Object>> two = List.of(registered("B1"), registered("B2"));
        Map<String, Object> site = Map.of("set", Map.of("site", "Annex"));
        change(two, Map.of("set", Map.of("site", "Annex"), "dryRun", true))
                .then()
                .statusCode(200)
                .body("changed", equalTo(2))
                .body("devices[0].fields[0].from", equalTo("Depot"))
                .body("devices[0].fields[0].to", equalTo("Annex"));
        analyst().get("/agencies/" + agency + "/devices").then().body("items.site", contains("Depot", "Depot"));

        change(two, site).then().statusCode(200).body("dryRun", equalTo(false)).body("changed", equalTo(2));

        analyst().get("/agencies/" + agency + "/devices").then().body("items.site", contains("Annex", "Annex"));
        analyst()
                .get("/agencies/" + agency + "/devices/" + two.get(0).get("id") + "/history")
                .then()
                .body("items", hasSize(2))
                .body("items[1].what", equalTo("changed"))
                .body("items[1].fields.field", contains("site"));
        assertThat(message("devices", UUID.fromString((String) two.get(1).get("id")), 2)
                        .path("site")
                        .asText())
                .isEqualTo("Annex");
    }

    @Test
    void oneStaleDeviceStopsAll() {
        List<Map<String, Object>> two =
                List.of(registered("B3"), Map.of("id", registered("B4").get("id"), "version", 7));
        change(two, Map.of("set", Map.of("site", "Annex")))
                .then()
                .statusCode(422)
                .body("errors.code", contains("stale-version"));
        analyst().get("/agencies/" + agency + "/devices").then().body("items.version", contains(1, 1));
    }

    @Test
    void manyAreTakenOutOfUseWithDateMethodAndProof() {
        List<Map<String, Object>> two = List.of(registered("B5"), registered("B6"));
        change(two, Map.of("removal", Map.of("date", "2026-10-01", "method", "recycled", "note", "Certificate 17")))
                .then()
                .statusCode(200)
                .body("changed", equalTo(2));
        analyst()
                .get("/agencies/" + agency + "/devices")
                .then()
                .body("items.status", contains("disposed", "disposed"))
                .body("items.removalMethod", hasItem("recycled"));
        analyst()
                .get("/agencies/" + agency + "/devices/" + two.get(0).get("id") + "/history")
                .then()
                .body("items[1].what", equalTo("removed"))
                .body("items[1].note", equalTo("Certificate 17"));
    }

    @Test
    void whatCannotBeTheSameForManyIsRefused() {
        List<Map<String, Object>> one = List.of(registered("B7"));
        change(one, Map.of("set", Map.of("serial", "X")))
                .then()
                .statusCode(422)
                .body("errors.code", contains("not-for-many"));
        change(one, Map.of()).then().statusCode(422).body("errors.pointer", contains("/set"));
        change(List.of(), Map.of("set", Map.of("site", "X"))).then().statusCode(422);
        UUID other = city();
        reporter(other)
                .body(Map.of("devices", one, "set", Map.of("site", "X")))
                .post("/agencies/" + other + "/device-changes")
                .then()
                .statusCode(404);
    }

    @Test
    void twoEntriesDoNotBecomeTheSame() {
        Map<String, Object> body = Map.of("maker", "Acme", "model", "Dome", "site", "Depot", "quantity", 3);
        Map<String, Object> another = Map.of("maker", "Acme", "model", "Dome", "site", "Annex", "quantity", 2);
        String path = "/agencies/" + agency + "/devices";
        String first = reporter(agency).body(body).post(path).path("id");
        reporter(agency).body(another).post(path).then().statusCode(201);
        change(List.of(Map.of("id", first, "version", 1)), Map.of("set", Map.of("site", "Annex")))
                .then()
                .statusCode(422)
                .body("errors.code", contains("same-as-another"));
    }
}
