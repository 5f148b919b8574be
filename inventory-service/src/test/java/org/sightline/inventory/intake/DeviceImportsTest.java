package org.sightline.inventory.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sightline.inventory.RealService;
import org.sightline.testsupport.service.Messages;

@QuarkusTest
class DeviceImportsTest extends RealService {

    private static final String EXPORT = """
            Camera Name,IP Address,MAC Address,Manufacturer,Model,Firmware,Serial No.,Building,Status
            North door,10.9.0.1,C0:56:E3:00:01:01,Acme,A-1,5.5,S1,City hall,Online
            South door,10.9.0.2,C0-56-E3-00-01-02,Acme,A-1,5.5,S2,City hall,Offline
            Yard,10.9.0.3,c056e3000103,Acme,A-2,5.5,S3,Depot,Online
            """;

    private static Response send(UUID agency, String csv, String query) {
        return reporter(agency)
                .contentType("text/csv")
                .body(csv.getBytes(StandardCharsets.UTF_8))
                .post("/agencies/" + agency + "/device-imports?filename=list.csv" + query);
    }

    private static ValidatableResponse taken(UUID agency, String csv) {
        return send(agency, csv, "").then().statusCode(200);
    }

    private static void counts(
            ValidatableResponse receipt, int added, int changed, int unchanged, int rejected, int missing) {
        receipt.body("added", equalTo(added))
                .body("changed", equalTo(changed))
                .body("unchanged", equalTo(unchanged))
                .body("rejected", equalTo(rejected))
                .body("missing", equalTo(missing));
    }

    @Test
    void anExportOfACameraSystemIsTakenAsItIs() {
        UUID agency = city();
        ValidatableResponse receipt = taken(agency, EXPORT);
        counts(receipt, 3, 0, 0, 0, 0);
        receipt.body("read", equalTo(3))
                .body("columns.find { it.header == 'IP Address' }.field", nullValue())
                .body("columns.find { it.header == 'Camera Name' }.field", equalTo("location"));
        Response devices = analyst().get("/agencies/" + agency + "/devices");
        devices.then().body("items.serial", contains("S1", "S2", "S3")).body("items.location", hasItem("North door"));
        UUID id = UUID.fromString(devices.path("items[0].id"));
        JsonNode message = message("devices", id, 1);
        assertThat(Messages.faults("device", message)).isEmpty();
        assertThat(message.path("reportedThrough").asText()).isEqualTo("file");
    }

    @Test
    void theSameFileTwiceChangesNothing() {
        UUID agency = city();
        taken(agency, EXPORT);
        counts(taken(agency, EXPORT), 0, 0, 3, 0, 0);
        analyst().get("/agencies/" + agency + "/devices").then().body("items.version", contains(1, 1, 1));
    }

    @Test
    void whatIsAbsentStaysAndIsCounted() {
        UUID agency = city();
        taken(agency, EXPORT);
        ValidatableResponse receipt = taken(agency, "serial,site\nS1,Town hall\nS9,Depot\n");
        counts(receipt, 1, 1, 0, 0, 2);
        receipt.body("missingDevices.device", contains(startsWith("serial S2"), startsWith("serial S3")))
                .body("changes.find { it.what == 'changed' }.fields", hasSize(1))
                .body("changes.find { it.what == 'changed' }.fields[0].from", equalTo("City hall"));
        analyst()
                .get("/agencies/" + agency + "/devices")
                .then()
                .body("total", equalTo(4))
                .body("items.find { it.serial == 'S1' }.model", equalTo("A-1"))
                .body("items.find { it.serial == 'S2' }.status", equalTo("installed"));
    }

    @Test
    void everyMistakeIsSaidByRowAndColumnAndTheRestIsTaken() {
        UUID agency = city();
        String csv = """
                Maker,Model,Serial Number,MAC,Installed,Qty,Status
                Acme,A-1,1.91E+18,nonsense,soon,x,lost
                Acme,A-1,S1,C056E3000201,6/30/2021,1,installed
                Acme,A-1,S1,,,,
                Acme,A-1
                ,,,,,,
                ,,,,,3,
                Acme,A-1,S2,,,2,
                """;
        ValidatableResponse receipt = taken(agency, csv);
        counts(receipt, 1, 0, 0, 5, 0);
        receipt.body("read", equalTo(6))
                .body(
                        "rejects.findAll { it.row == 2 }.code.sort()",
                        contains(
                                "invalid-date",
                                "invalid-mac",
                                "invalid-quantity",
                                "scientific-notation",
                                "unknown-status"))
                .body("rejects.find { it.code == 'scientific-notation' }.column", equalTo("Serial Number"))
                .body("rejects.find { it.code == 'scientific-notation' }.value", equalTo("1.91E+18"))
                .body("rejects.find { it.row == 4 }.code", equalTo("double-row"))
                .body("rejects.find { it.row == 5 }.code", equalTo("ragged-row"))
                .body("rejects.find { it.row == 7 }.code", equalTo("nothing-said"))
                .body("rejects.find { it.row == 8 }.code", equalTo("one-serial-many-devices"));
    }

    @Test
    void aDryRunSaysTheSameAndKeepsNothing() {
        UUID agency = city();
        Response dry = send(agency, EXPORT, "&dryRun=true");
        counts(dry.then().statusCode(200), 3, 0, 0, 0, 0);
        dry.then()
                .body("id", nullValue())
                .body("dryRun", equalTo(true))
                .body("changes.deviceId", contains(nullValue(), nullValue(), nullValue()));
        analyst().get("/agencies/" + agency + "/devices").then().body("total", equalTo(0));
        analyst().get("/agencies/" + agency + "/device-imports").then().body("items", empty());
        counts(taken(agency, EXPORT), 3, 0, 0, 0, 0);
    }

    @Test
    void aReceiptCanBeReadAgain() {
        UUID agency = city();
        Response receipt = send(agency, EXPORT, "");
        assertThat(analyst()
                        .get("/agencies/" + agency + "/device-imports/" + id(receipt))
                        .asString())
                .isNotBlank()
                .satisfies(text -> assertThat(json(text)).isEqualTo(json(receipt.asString())));
        taken(agency, EXPORT);
        Response page = analyst().queryParam("limit", 1).get("/agencies/" + agency + "/device-imports");
        page.then().body("items.unchanged", contains(3));
        analyst()
                .queryParam("cursor", page.<String>path("nextCursor"))
                .get("/agencies/" + agency + "/device-imports")
                .then()
                .body("items.added", contains(3));
        UUID other = city();
        reporter(other)
                .get("/agencies/" + other + "/device-imports/" + id(receipt))
                .then()
                .statusCode(404);
    }

    @Test
    void theTemplateSentBackChangesNothing() {
        UUID agency = city();
        taken(agency, EXPORT);
        taken(agency, "maker,model,site,quantity,purpose\nAcme,B-1,Annex,12,\"'=entrance, east\"\n");
        UUID id = UUID.fromString(
                analyst().get("/agencies/" + agency + "/devices").path("items.find { it.serial == 'S3' }.id"));
        reporter(agency)
                .header("If-Match", "\"1\"")
                .body(Map.of("date", "2026-10-01", "method", "sold"))
                .post("/agencies/" + agency + "/devices/" + id + "/removal")
                .then()
                .statusCode(200);
        Response template = reporter(agency).get("/agencies/" + agency + "/device-imports/template.csv");
        template.then()
                .statusCode(200)
                .contentType("text/csv")
                .header("Content-Disposition", equalTo("attachment; filename=\"devices.csv\""));
        assertThat(template.asString()).contains("\"'=entrance, east\"", ",C0:56:E3:00:01:01,");
        counts(taken(agency, template.asString()), 0, 0, 4, 0, 0);
        assertThat(analyst()
                        .get("/agencies/" + city() + "/device-imports/template.csv")
                        .asString()
                        .lines())
                .hasSize(1);
    }

    @Test
    void aFileDoesNotBringARemovedDeviceBack() {
        UUID agency = city();
        taken(agency, "serial,status,removed_on\nS1,installed,\nS2,removed,2026-01-05\n");
        taken(agency, "serial,status,removed on\nS1,removed,1/15/2026\n").body("changed", equalTo(1));
        ValidatableResponse receipt = taken(agency, "serial,status\nS1,online\nS2,removed\nS3,removed\n");
        counts(receipt, 0, 0, 1, 2, 0);
        receipt.body("rejects.code", contains("already-removed", "removal-date-missing"));
    }

    @Test
    void aContradictionIsRejectedWithTheDeviceThatIsMeant() {
        UUID agency = city();
        taken(agency, "serial,mac,tag\n00123,C056E3000301,T1\nS2,C056E3000302,T2\n");
        ValidatableResponse receipt = taken(agency, "serial,mac,tag\n123,,\nS9,,T1\nS2,C0:56:E3:00:03:01,\n");
        counts(receipt, 0, 0, 0, 3, 2);
        receipt.body("rejects.code", contains("leading-zeros", "other-serial", "points-elsewhere"));
    }

    @Test
    void whatIsNoDeviceListIsRefusedAndNothingIsTaken() {
        UUID agency = city();
        send(agency, "", "").then().statusCode(422).body("errors.code", contains("empty-file"));
        send(agency, "PK\u0003\u0004rest", "").then().statusCode(422).body("errors.code", contains("spreadsheet"));
        send(agency, "a".repeat(11 * 1024 * 1024), "").then().statusCode(413).contentType("application/problem+json");
    }

    @Test
    void theSameKeyAndFileIsTheSameImport() {
        UUID agency = city();
        String path = "/agencies/" + agency + "/device-imports";
        Response first = reporter(agency)
                .contentType("text/csv")
                .header("Idempotency-Key", "i-1")
                .body(EXPORT)
                .post(path);
        Response second = reporter(agency)
                .contentType("text/csv")
                .header("Idempotency-Key", "i-1")
                .body(EXPORT)
                .post(path);
        assertThat(second.asString()).isEqualTo(first.asString());
        reporter(agency)
                .contentType("text/csv")
                .header("Idempotency-Key", "i-1")
                .body("serial\nS9\n")
                .post(path)
                .then()
                .statusCode(422);
    }

    @Test
    void twoThousandDevicesAreOneFile() {
        UUID agency = city();
        StringBuilder csv = new StringBuilder("maker,model,serial,site\n");
        for (int i = 0; i < 2_000; i++) {
            csv.append("Acme,A-1,LOT-").append(i).append(",Depot\n");
        }
        counts(taken(agency, csv.toString()), 2_000, 0, 0, 0, 0);
        counts(taken(agency, csv.toString()), 0, 0, 2_000, 0, 0);
    }
}
