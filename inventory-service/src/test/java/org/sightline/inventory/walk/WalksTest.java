package org.sightline.inventory.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sightline.inventory.RealService;

/** Somebody walks a site: what is expected and seen, expected and not seen, seen and not expected. */
@QuarkusTest
class WalksTest extends RealService {

    private UUID agency;
    private String walk;

    @BeforeEach
    void aWalkThroughADepot() {
        agency = city();
        camera("HERE-1", "Depot");
        camera("HERE-2", "Depot");
        camera("LIBRARY-1", "Library");
        Response begun = begin("Depot");
        begun.then().statusCode(201).body("state", equalTo("open"));
        walk = "/agencies/" + agency + "/walks/" + begun.path("id");
    }

    @Test
    void whatWasSeenIsHeldAgainstTheRegister() {
        see("here-1", "LIBRARY-1", "NEW-1")
                .then()
                .statusCode(200)
                .body("expected.find { it.serial == 'HERE-1' }.seen", equalTo(true))
                .body("expected.find { it.serial == 'HERE-2' }.seen", equalTo(false))
                .body("sightings.find { it.serial == 'here-1' }.outcome", equalTo("expected"))
                .body("sightings.find { it.serial == 'LIBRARY-1' }.outcome", equalTo("elsewhere"))
                .body("sightings.find { it.serial == 'LIBRARY-1' }.site", equalTo("Library"))
                .body("sightings.find { it.serial == 'NEW-1' }.outcome", equalTo("unknown"));
        reporter(agency)
                .get("/agencies/" + agency + "/sites")
                .then()
                .body("items.site", contains("Depot", "Library"))
                .body("items.devices", contains(2, 1));
    }

    @Test
    void aDeviceThatNamesOnlyALocationIsExpectedThere() {
        for (String serial : List.of("HALL-1", "HALL-2")) {
            placed(serial, "location", "City hall");
        }
        reporter(agency)
                .get("/agencies/" + agency + "/sites")
                .then()
                .body("items.site", contains("City hall", "Depot", "Library"))
                .body("items.devices", contains(2, 2, 1));
        see("HALL-1").then().body("sightings.find { it.serial == 'HALL-1' }.site", equalTo("City hall"));
        walk = "/agencies/" + agency + "/walks/" + begin("City hall").path("id");
        see("HALL-1")
                .then()
                .body("expected", hasSize(2))
                .body("expected.find { it.serial == 'HALL-1' }.seen", equalTo(true))
                .body("sightings.outcome", contains("expected"));
    }

    @Test
    void whatIsSentAgainIsThereOnce() {
        List<Map<String, Object>> sightings =
                List.of(sighting(UUID.randomUUID(), "A-1"), sighting(UUID.randomUUID(), "A-2"));
        send(sightings).then().statusCode(200).body("sightings", hasSize(2));
        send(sightings).then().statusCode(200).body("sightings", hasSize(2));
        see("a-1").then().body("sightings", hasSize(2));
        end("\"1\"").then().statusCode(200);
        send(sightings).then().statusCode(200).body("sightings", hasSize(2));
        see("A-3").then().statusCode(409);
    }

    @Test
    void aFinishedWalkProposesContradictsAndOverwritesNothing() {
        see("HERE-1", "LIBRARY-1", "NEW-1");
        end(null).then().statusCode(428);
        Response ended = end("\"1\"");
        ended.then()
                .statusCode(200)
                .body("state", equalTo("finished"))
                .body("seen", equalTo(1))
                .body("notSeen", equalTo(1))
                .body("notExpected", equalTo(2))
                .body("listId", notNullValue());
        end("\"2\"").then().statusCode(409);
        String list = "/agencies/" + agency + "/device-lists/" + ended.path("listId");
        reporter(agency)
                .get(list)
                .then()
                .body("status", equalTo("to_review"))
                .body("discovered", equalTo(true))
                .body("counts.rows", equalTo(3))
                .body("counts.added", equalTo(1))
                .body("counts.unchanged", equalTo(1))
                .body("counts.rejected", equalTo(1));
        assertThat(reporter(agency).get(list + "/rows").asString())
                .contains("is registered at Library, and it was seen at Depot");
        reporter(agency)
                .get("/agencies/" + agency + "/devices")
                .then()
                .body("items", hasSize(3))
                .body("items.site", hasItem("Library"));
    }

    @Test
    void whereNothingWasSeenThereIsNoList() {
        end("\"1\"")
                .then()
                .statusCode(200)
                .body("listId", nullValue())
                .body("seen", equalTo(0))
                .body("notSeen", equalTo(2));
    }

    @Test
    void aWalkIsLeftAndGoneOnBySomebodyElseOfTheAgency() {
        see("HERE-1");
        reporter(agency)
                .get("/agencies/" + agency + "/walks")
                .then()
                .body("items", hasSize(1))
                .body("items[0].state", equalTo("open"));
        see("HERE-2").then().body("sightings", hasSize(2)).body("expected.seen", contains(true, true));
        as("auditor").get(walk).then().statusCode(200);
        reporter(UUID.randomUUID()).get(walk).then().statusCode(404);
        as("analyst")
                .body(Map.of("sightings", List.of(sighting(UUID.randomUUID(), "X"))))
                .post(walk + "/sightings")
                .then()
                .statusCode(403);
    }

    @Test
    void aWalkOfAnotherAgencyIsNotFoundUnderOnesOwn() {
        UUID other = city();
        String mixed = walk.replace(agency.toString(), other.toString());
        reporter(other).get(mixed).then().statusCode(404);
        reporter(other)
                .body(Map.of("sightings", List.of(sighting(UUID.randomUUID(), "X"))))
                .post(mixed + "/sightings")
                .then()
                .statusCode(404);
    }

    @Test
    void whatCannotBeASightingIsSaid() {
        send(List.of(sighting(UUID.randomUUID(), " ")))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/sightings/0/serial"));
        List<Map<String, Object>> many = new ArrayList<>();
        for (int i = 0; i < 501; i++) {
            many.add(sighting(UUID.randomUUID(), "S-" + i));
        }
        send(many).then().statusCode(422);
        begin(" ").then().statusCode(422);
    }

    private void camera(String serial, String site) {
        placed(serial, "site", site);
    }

    private void placed(String serial, String field, String place) {
        Map<String, Object> device = device(serial);
        device.remove("site");
        device.put(field, place);
        reporter(agency)
                .body(device)
                .post("/agencies/" + agency + "/devices")
                .then()
                .statusCode(201);
    }

    private Response begin(String site) {
        return reporter(agency).body(Map.of("site", site)).post("/agencies/" + agency + "/walks");
    }

    private Response see(String... serials) {
        return send(Arrays.stream(serials)
                .map(serial -> sighting(UUID.randomUUID(), serial))
                .toList());
    }

    private Response send(List<Map<String, Object>> sightings) {
        return reporter(agency).body(Map.of("sightings", sightings)).post(walk + "/sightings");
    }

    private static Map<String, Object> sighting(UUID key, String serial) {
        return Map.of("key", key, "serial", serial);
    }

    private Response end(String tag) {
        return tag == null
                ? reporter(agency).post(walk + "/end")
                : reporter(agency).header("If-Match", tag).post(walk + "/end");
    }
}
