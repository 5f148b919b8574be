package org.sightline.inventory.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.sightline.inventory.RealService;
import org.sightline.localstack.people.Tokens;
import org.sightline.testsupport.service.KafkaRecords;
import org.sightline.testsupport.service.Messages;

@QuarkusTest
class DevicesTest extends RealService {

    @Inject
    DataSource database;

    private static Response post(UUID agency, Map<String, Object> device) {
        return reporter(agency).body(device).post("/agencies/" + agency + "/devices");
    }

    @Test
    void aRegisteredDeviceIsToldWithWhoReportedItAndHow() {
        UUID agency = city();
        Map<String, Object> device = device("INVENTED-1");
        device.put("mac", "c0-56-e3-00-00-01");
        device.put("installedOn", "2021-06-30");
        device.put("reportedThrough", "form");
        Response answer = reporter(agency)
                .header("X-Correlation-Id", "c-test-1")
                .body(device)
                .post("/agencies/" + agency + "/devices");
        answer.then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .header("Location", notNullValue())
                .body("mac", equalTo("C056E3000001"))
                .body("status", equalTo("installed"))
                .body("quantity", equalTo(1));
        JsonNode message = message("devices", id(answer), 1);
        assertThat(Messages.faults("device", message)).isEmpty();
        assertThat(message.path("reportedBy").asText()).isEqualTo("reporter." + agency);
        assertThat(message.path("reportedThrough").asText()).isEqualTo("form");
        assertThat(message.path("correlationId").asText()).isEqualTo("c-test-1");
        var found =
                kafka().await("devices", SOON, m -> m.key().equals(id(answer).toString()));
        assertThat(KafkaRecords.header(found, "ce_type")).isEqualTo("device.changed.v1");
        assertThat(KafkaRecords.header(found, "ce_source")).isEqualTo("inventory-service");
        assertThat(KafkaRecords.header(found, "correlation_id")).isEqualTo("c-test-1");
    }

    @Test
    void aDeviceIsOneInItsAgencyBySerialMacOrTag() {
        UUID agency = city();
        Map<String, Object> device = device("S1");
        device.put("mac", "C056E3000002");
        device.put("tag", "T-1");
        post(agency, device).then().statusCode(201);
        post(agency, device("s1")).then().statusCode(409);
        post(agency, Map.of("maker", "Acme", "mac", "C0:56:E3:00:00:02")).then().statusCode(409);
        post(agency, Map.of("maker", "Acme", "tag", "t-1")).then().statusCode(409);
        UUID other = city();
        post(other, device).then().statusCode(201);
    }

    @Test
    void severalAlikeAreOneEntryWithAQuantity() {
        UUID agency = city();
        Map<String, Object> lot = Map.of("maker", "Acme", "model", "A-1", "site", "Depot", "quantity", 12);
        UUID id = id(post(agency, lot));
        post(agency, lot).then().statusCode(409);
        reporter(agency)
                .header("If-Match", "\"1\"")
                .body(Map.of("maker", "Acme", "model", "A-1", "site", "Depot", "quantity", 14))
                .put("/agencies/" + agency + "/devices/" + id)
                .then()
                .statusCode(200)
                .body("quantity", equalTo(14));
        assertThat(Messages.faults("device", message("devices", id, 2))).isEmpty();
    }

    @Test
    void allMistakesAreSaidAtOnce() {
        UUID agency = city();
        post(
                        agency,
                        Map.of(
                                "maker",
                                "Acme",
                                "serial",
                                "1.91E+18",
                                "mac",
                                "nonsense",
                                "installedOn",
                                "30.6.2021",
                                "status",
                                "broken"))
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors.pointer", containsInAnyOrder("/serial", "/mac", "/installedOn", "/status"))
                .body("errors.code", hasItems("scientific-notation", "invalid-mac"));
        reporter(agency).post("/agencies/" + agency + "/devices").then().statusCode(422);
        reporter(agency)
                .body("{\"maker\": ")
                .post("/agencies/" + agency + "/devices")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
        reporter(agency)
                .body("{\"quantity\": \"many\"}")
                .post("/agencies/" + agency + "/devices")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("/quantity"));
        post(agency, Map.of("maker", "Acme", "status", "removed")).then().statusCode(422);
        post(agency, Map.of("maker", "Acme", "reportedThrough", "pigeon"))
                .then()
                .statusCode(422);
    }

    @Test
    void twoEditorsDoNotOverwriteEachOther() {
        UUID agency = city();
        UUID id = id(post(agency, device("S1")));
        String path = "/agencies/" + agency + "/devices/" + id;
        Map<String, Object> change = device("S1");
        change.put("location", "North door");
        reporter(agency).body(change).put(path).then().statusCode(428);
        reporter(agency)
                .header("If-Match", "\"1\"")
                .body(change)
                .put(path)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"");
        reporter(agency)
                .header("If-Match", "\"1\"")
                .body(change)
                .put(path)
                .then()
                .statusCode(412);
        reporter(agency)
                .header("If-Match", "\"1\"")
                .body(Map.of("date", "2026-01-01", "method", "removed"))
                .post(path + "/removal")
                .then()
                .statusCode(412);
        reporter(agency)
                .body(Map.of("date", "2026-01-01", "method", "removed"))
                .post(path + "/removal")
                .then()
                .statusCode(428);
        reporter(agency)
                .header("If-Match", "\"2\"")
                .body(change)
                .put(path)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"");
    }

    @Test
    void aRemovalHasADateAndAMethodAndStaysInTheHistory() {
        UUID agency = city();
        UUID id = id(post(agency, device("S1")));
        String path = "/agencies/" + agency + "/devices/" + id;
        reporter(agency)
                .header("If-Match", "\"1\"")
                .post(path + "/removal")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/date", "/method"));
        reporter(agency)
                .header("If-Match", "\"1\"")
                .body(Map.of("date", "2026-10-01", "method", "returned to the seller", "note", "box 3"))
                .post(path + "/removal")
                .then()
                .statusCode(200)
                .body("status", equalTo("removed"))
                .body("removedOn", equalTo("2026-10-01"));
        reporter(agency)
                .header("If-Match", "\"2\"")
                .body(Map.of("date", "2026-10-02", "method", "removed"))
                .post(path + "/removal")
                .then()
                .statusCode(409);
        reporter(agency)
                .header("If-Match", "\"2\"")
                .body(Map.of("date", "2026-11-02", "method", "destroyed"))
                .post(path + "/removal")
                .then()
                .statusCode(200)
                .body("status", equalTo("disposed"));
        assertThat(Messages.faults("device", message("devices", id, 3))).isEmpty();
        analyst()
                .get(path + "/history")
                .then()
                .statusCode(200)
                .body("items.what", contains("registered", "removed", "disposed"))
                .body("items[1].note", equalTo("box 3"))
                .body("items[1].person", equalTo("reporter." + agency))
                .body("items[1].fields.find { it.field == 'status' }.from", equalTo("installed"))
                .body("items[1].fields.find { it.field == 'status' }.to", equalTo("removed"));
        Response page = analyst().queryParam("limit", 2).get(path + "/history");
        analyst()
                .queryParam("cursor", page.<String>path("nextCursor"))
                .get(path + "/history")
                .then()
                .body("items.what", contains("disposed"));
    }

    @Test
    void aRemovedDeviceMayComeBackByHand() {
        UUID agency = city();
        UUID id = id(post(agency, device("S1")));
        String path = "/agencies/" + agency + "/devices/" + id;
        reporter(agency)
                .header("If-Match", "\"1\"")
                .body(Map.of("date", "2026-10-01", "method", "removed"))
                .post(path + "/removal");
        Map<String, Object> still = device("S1");
        still.put("location", "Shelf");
        reporter(agency)
                .header("If-Match", "\"2\"")
                .body(still)
                .put(path)
                .then()
                .statusCode(200)
                .body("status", equalTo("removed"))
                .body("removedOn", equalTo("2026-10-01"));
        still.put("status", "in_stock");
        reporter(agency)
                .header("If-Match", "\"3\"")
                .body(still)
                .put(path)
                .then()
                .statusCode(200)
                .body("status", equalTo("in_stock"))
                .body("removedOn", equalTo(null));
        still.put("status", "removed");
        reporter(agency)
                .header("If-Match", "\"4\"")
                .body(still)
                .put(path)
                .then()
                .statusCode(422);
    }

    @Test
    void theSameKeyAndBodyIsTheSameDevice() {
        UUID agency = city();
        String path = "/agencies/" + agency + "/devices";
        Response first = reporter(agency)
                .header("Idempotency-Key", "k-1")
                .body(device("S1"))
                .post(path);
        Response second = reporter(agency)
                .header("Idempotency-Key", "k-1")
                .body(device("S1"))
                .post(path);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(id(second)).isEqualTo(id(first));
        assertThat(second.header("ETag")).isEqualTo("\"1\"");
        reporter(agency)
                .header("Idempotency-Key", "k-1")
                .body(device("S2"))
                .post(path)
                .then()
                .statusCode(422);
        analyst().get(path).then().body("total", equalTo(1));
    }

    @Test
    void theListIsFilteredSortedAndPaged() {
        UUID agency = city();
        for (String serial : List.of("S3", "S1", "S2")) {
            Map<String, Object> device = device(serial);
            device.put("location", "Door " + serial);
            post(agency, device).then().statusCode(201);
        }
        String path = "/agencies/" + agency + "/devices";
        Response first = analyst().queryParam("limit", 2).get(path);
        first.then().body("total", equalTo(3)).body("items.serial", contains("S1", "S2"));
        analyst()
                .queryParam("limit", 2)
                .queryParam("cursor", first.<String>path("nextCursor"))
                .get(path)
                .then()
                .body("items.serial", contains("S3"));
        analyst().queryParam("q", "door s2").get(path).then().body("items.serial", contains("S2"));
        analyst().queryParam("status", "removed").get(path).then().body("total", equalTo(0));
        analyst().queryParam("status", "lost").get(path).then().statusCode(422);
        analyst().queryParam("cursor", "!!").get(path).then().statusCode(400);
    }

    @Test
    void aFieldThatDoesNotExistIsRefusedWithTheNamesThatDo() {
        UUID agency = city();

        Response manufacturer = post(agency, Map.of("manufacturer", "Hikvision", "model", "A-1"));
        Response serialNumber = post(agency, Map.of("maker", "Hikvision", "serialNumber", "S1"));

        manufacturer
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/manufacturer"))
                .body("detail", containsString("maker"));
        serialNumber
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/serialNumber"))
                .body("detail", containsString("serial"));
        analyst().get("/agencies/" + agency + "/devices").then().body("total", equalTo(0));
    }

    @Test
    void aParameterThatDoesNotExistIsRefused() {
        UUID agency = city();

        Response answer = analyst().queryParam("state", "removed").get("/agencies/" + agency + "/devices");

        answer.then().statusCode(422).body("detail", containsString("status"));
    }

    @Test
    void aCursorOfAnotherListIsRefused() {
        UUID agency = city();
        post(agency, device("S1"));
        post(agency, device("S2"));
        String path = "/agencies/" + agency + "/devices";
        String cursor = analyst().queryParam("limit", 1).get(path).path("nextCursor");

        Response other = analyst()
                .queryParam("cursor", cursor)
                .queryParam("status", "installed")
                .get(path);

        other.then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void onlyAReporterOfTheAgencyWritesItsDevices() {
        UUID agency = city();
        UUID id = id(post(agency, device("S1")));
        String path = "/agencies/" + agency + "/devices";
        List<String> readers =
                List.of(Tokens.of("analyst"), Tokens.of("auditor"), Tokens.agencyPerson(agency, "certifier"));
        for (String token : readers) {
            with(token).get(path + "/" + id).then().statusCode(200);
            with(token).body(device("S2")).post(path).then().statusCode(403);
            with(token)
                    .header("If-Match", "\"1\"")
                    .body(device("S2"))
                    .put(path + "/" + id)
                    .then()
                    .statusCode(403);
            with(token)
                    .header("If-Match", "\"1\"")
                    .body(Map.of("date", "2026-01-01", "method", "removed"))
                    .post(path + "/" + id + "/removal")
                    .then()
                    .statusCode(403);
            with(token)
                    .contentType("text/csv")
                    .body("maker\nAcme\n")
                    .post("/agencies/" + agency + "/device-imports")
                    .then()
                    .statusCode(403);
        }
        admin().get(path + "/" + id).then().statusCode(403);
        admin().get("/agencies/" + agency).then().statusCode(200);
    }

    @Test
    void aDeviceOfAnotherAgencyIsNotReachedThroughTheOwn() {
        UUID agency = city();
        UUID other = city();
        UUID id = id(post(other, device("S1")));
        String path = "/agencies/" + agency + "/devices/" + id;
        reporter(agency).get(path).then().statusCode(404);
        reporter(agency)
                .header("If-Match", "\"1\"")
                .body(device("S1"))
                .put(path)
                .then()
                .statusCode(404);
        reporter(agency).get(path + "/history").then().statusCode(404);
    }

    @Test
    void anAgencyThatIsNotThereIsNotFound() {
        UUID nowhere = UUID.randomUUID();
        analyst().get("/agencies/" + nowhere).then().statusCode(404).contentType("application/problem+json");
        analyst().get("/agencies/" + nowhere + "/devices").then().statusCode(404);
        reporter(nowhere)
                .body(device("S1"))
                .post("/agencies/" + nowhere + "/devices")
                .then()
                .statusCode(404);
    }

    @Test
    void theHistoryCannotBeRewrittenEvenByTheService() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String rewriting : List.of(
                    "update change set person = 'x'",
                    "delete from change",
                    "delete from device",
                    "delete from agency")) {
                assertThatThrownBy(() -> statement.executeUpdate(rewriting)).hasMessageContaining("permission denied");
            }
        }
    }
}
