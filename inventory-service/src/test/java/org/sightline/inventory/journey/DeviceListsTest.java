package org.sightline.inventory.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sightline.inventory.RealService;
import org.sightline.testsupport.service.Messages;

/** A device list as a journey: sent, reviewed, corrected, applied, taken back. */
@QuarkusTest
class DeviceListsTest extends RealService {

    private static final String LIST = """
            maker,model,serial,mac,site
            Acme,A-1,L1,C056E3000501,Depot
            Acme,A-1,L2,,Depot
            Acme,A-2,L3,,City hall
            """;

    private UUID agency;
    private String lists;

    @BeforeEach
    void anAgency() {
        agency = city();
        lists = "/agencies/" + agency + "/device-lists";
    }

    private Response send(String text) {
        return reporter(agency)
                .contentType("application/octet-stream")
                .body(text.getBytes(StandardCharsets.UTF_8))
                .post(lists + "?filename=list.csv");
    }

    private Response sent(String text) {
        return send(text).then().statusCode(201).extract().response();
    }

    private RequestSpecification at(Response list) {
        return reporter(agency).header("If-Match", list.header("ETag"));
    }

    private String address(Response list) {
        return lists + "/" + id(list);
    }

    private Response applied(Response list) {
        return at(list).body("{}")
                .post(address(list) + "/application")
                .then()
                .statusCode(200)
                .extract()
                .response();
    }

    private static void counts(Response list, int added, int changed, int unchanged, int rejected, int absent) {
        list.then()
                .body("counts.added", equalTo(added))
                .body("counts.changed", equalTo(changed))
                .body("counts.unchanged", equalTo(unchanged))
                .body("counts.rejected", equalTo(rejected))
                .body("counts.absent", equalTo(absent));
    }

    private ValidatableResponse devices() {
        return analyst().get("/agencies/" + agency + "/devices").then();
    }

    private ValidatableResponse rows(Response list, String what) {
        return analyst().get(address(list) + "/rows?what=" + what).then().statusCode(200);
    }

    @Test
    void aListSaysWhatItWouldDoAndChangesNothingBeforeItIsApplied() {
        applied(sent(LIST));
        Response list = sent("serial,site,location\nL1,Annex,North door\nL2,Depot,\nL9,Annex,\nL9,,\n,,Lobby\n");

        counts(list, 1, 1, 1, 2, 1);
        list.then().body("status", equalTo("to_review")).body("format", equalTo("CSV"));
        rows(list, "changed")
                .body("items", hasSize(1))
                .body("items[0].fields.find { it.field == 'site' }.from", equalTo("Depot"))
                .body("items[0].fields.find { it.field == 'site' }.to", equalTo("Annex"));
        rows(list, "rejected").body("items.rejects.flatten().code", contains("double-row", "nothing-said"));
        analyst().get(address(list) + "/absent").then().body("items.device", contains("serial L3"));
        devices().body("total", equalTo(3)).body("items.site", hasItem("City hall"));

        Response receipt = applied(list);

        receipt.then()
                .body("status", equalTo("applied"))
                .body("appliedRows", equalTo(2))
                .body("appliedBy", containsString("reporter"));
        devices()
                .body("total", equalTo(4))
                .body("items.find { it.serial == 'L1' }.location", equalTo("North door"))
                .body("items.find { it.serial == 'L3' }.status", equalTo("installed"));
    }

    @Test
    void theSameListAgainIsNothingToDo() {
        Response first = applied(sent(LIST));
        Response again = sent(LIST);
        counts(again, 0, 0, 3, 0, 0);
        again.then().body("sameAs", equalTo(id(first).toString()));
        applied(again).then().body("appliedRows", equalTo(0));
        devices().body("items.version", contains(1, 1, 1));
    }

    @Test
    void aRowThatWasAppliedIsNotDisplacedWhenTheListIsSentAgain() {
        applied(sent("serial,tag,site\nD1,,Depot\nD9,G2,Depot\n"));
        // Row 2 points to two devices until row 3 is applied; then it is right, and describes the device of row 4.
        String text = "serial,tag,site\nD1,G2,\nD9,G3,\nD1,,Annex\n";
        Response list = sent(text);
        counts(list, 0, 2, 0, 1, 0);
        rows(list, "rejected").body("items.rejects.flatten().code", contains("points-elsewhere"));
        applied(list);

        Response again = sent(text);

        counts(again, 0, 0, 2, 1, 0);
        rows(again, "rejected")
                .body("items.row", contains(2))
                .body("items.rejects.flatten().reason[0]", containsString("Row 4 describes this device already"));
    }

    @Test
    void aListThatIsTakenBackLeavesTheRegisterAsItWas() {
        applied(sent(LIST));
        List<Map<String, Object>> before = known();
        Response list =
                applied(sent("serial,site,status,removed on\nL1,Annex,,\nL2,,removed,2026-01-05\nL7,Annex,,\n"));
        devices().body("total", equalTo(4));
        UUID added = UUID.fromString(devices().extract().path("items.find { it.serial == 'L7' }.id"));

        at(list).body(Map.of()).post(address(list) + "/undo").then().statusCode(422);
        Response undone = at(list).body(Map.of("reason", "The list of another town."))
                .post(address(list) + "/undo")
                .then()
                .statusCode(200)
                .extract()
                .response();

        undone.then().body("status", equalTo("undone")).body("undoneReason", equalTo("The list of another town."));
        assertThat(known()).isEqualTo(before);
        JsonNode message = message("devices", added, 2);
        assertThat(Messages.faults("device", message)).isEmpty();
        assertThat(message.path("withdrawn").asBoolean()).isTrue();
        analyst()
                .get("/agencies/" + agency + "/devices/" + added + "/history")
                .then()
                .body("items.what", contains("registered", "withdrawn"))
                .body("items[1].note", equalTo("The list of another town."));
        reporter(agency)
                .header("If-Match", "\"2\"")
                .body(device("L7"))
                .put("/agencies/" + agency + "/devices/" + added)
                .then()
                .statusCode(409);
        at(undone)
                .body(Map.of("reason", "Again."))
                .post(address(list) + "/undo")
                .then()
                .statusCode(409);
        counts(sent("serial,site\nL7,Annex\n"), 1, 0, 0, 0, 3);
    }

    /** All that is said of each device, without versions and times. */
    private List<Map<String, Object>> known() {
        List<Map<String, Object>> items = devices().extract().path("items");
        items.forEach(item -> item.keySet().removeAll(List.of("version", "updatedAt", "correlationId")));
        return items;
    }

    @Test
    void aListIsNotTakenBackAfterOneOfItsDevicesWasChanged() {
        Response list = applied(sent(LIST));
        String device = devices().extract().path("items.find { it.serial == 'L1' }.id");
        reporter(agency)
                .header("If-Match", "\"1\"")
                .body(device("L1"))
                .put("/agencies/" + agency + "/devices/" + device)
                .then()
                .statusCode(200);
        at(list).body(Map.of("reason", "Wrong."))
                .post(address(list) + "/undo")
                .then()
                .statusCode(409)
                .body("detail", containsString("1 of its devices"));
    }

    @Test
    void aListIsNotTakenBackAfterAReturnThatRestsOnItWasSigned() {
        Response list = applied(sent(LIST));
        String period = "/return-periods/2090";
        admin().header("If-Match", "\"0\"")
                .body(Map.of("dueOn", "2090-03-31"))
                .put(period)
                .then()
                .statusCode(200);
        String signed = "/agencies/" + agency + "/returns/2090";
        Response draft = reporter(agency)
                .header("If-Match", "\"0\"")
                .body(Map.of("statement", "inventory", "inquiry", "We walked."))
                .put(signed)
                .then()
                .statusCode(200)
                .extract()
                .response();
        certifier(agency)
                .header("If-Match", draft.header("ETag"))
                .body(Map.of("sha256", draft.<String>path("sha256")))
                .post(signed + "/certification")
                .then()
                .statusCode(200);

        at(list).body(Map.of("reason", "The list of another town."))
                .post(address(list) + "/undo")
                .then()
                .statusCode(409)
                .body("detail", containsString("A return was signed since this list was applied"))
                .body("detail", containsString("Correct the devices"));
        devices().body("total", equalTo(3)).body("items.version", contains(1, 1, 1));
        analyst().get(address(list)).then().body("status", equalTo("applied"));
    }

    @Test
    void aWorkbookIsReadAsWhatItsCellsShow() {
        Response list = reporter(agency)
                .contentType("application/octet-stream")
                .body(workbook("""
                        <row r="1"><c r="A1" t="inlineStr"><is><t>Cameras of the city (invented)</t></is></c></row>
                        <row r="3"><c r="A3" t="inlineStr"><is><t>Maker</t></is></c>
                        <c r="B3" t="inlineStr"><is><t>Serial No.</t></is></c>
                        <c r="C3" t="inlineStr"><is><t>Site</t></is></c>
                        <c r="D3" t="inlineStr"><is><t>Installed on</t></is></c></row>
                        <row r="4"><c r="A4" t="inlineStr"><is><t>Acme</t></is></c><c r="B4"><v>201903127</v></c>
                        <c r="C4" t="inlineStr"><is><t>Depot</t></is></c><c r="D4" s="1"><v>44336</v></c></row>
                        <row r="5"><c r="A5" t="inlineStr"><is><t>Acme</t></is></c>
                        <c r="B5" t="inlineStr"><is><t>1.91E+18</t></is></c></row>
                        """))
                .post(lists + "?filename=cameras.xlsx")
                .then()
                .statusCode(201)
                .body("format", equalTo("XLSX"))
                .extract()
                .response();

        counts(list, 1, 0, 0, 1, 0);
        rows(list, "rejected").body("items[0].row", equalTo(5));
        applied(list);
        devices()
                .body("items.serial", contains("201903127"))
                .body("items[0].site", equalTo("Depot"))
                .body("items[0].installedOn", equalTo("2021-05-20"));
    }

    /** A workbook with these rows, and a style 1 for dates. */
    private static byte[] workbook(String rows) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            Map<String, String> parts = Map.of(
                    "[Content_Types].xml", "<Types/>",
                    "xl/workbook.xml",
                            "<workbook xmlns:r=\"r\"><sheets><sheet name=\"Cameras\" sheetId=\"1\" r:id=\"rId1\"/></sheets>"
                                    + "</workbook>",
                    "xl/_rels/workbook.xml.rels",
                            "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
                    "xl/styles.xml",
                            "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/></numFmts>"
                                    + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>",
                    "xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>");
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return out.toByteArray();
    }

    @Test
    void whatIsWrongIsCorrectedInPlaceOrByTheFileOfRejects() {
        Response list = sent("Maker,Model,Serial Number,Qty\nAcme,A-1,1.91E+18,x\nAcme,A-1,C2,1\nAcme,A-1,C2,1\n");
        counts(list, 1, 0, 0, 2, 0);
        String csv = analyst().get(address(list) + "/rejects.csv").asString();
        assertThat(csv)
                .contains("Serial Number,Qty,reject_row,reject_column,reject_code,reject_reason")
                .contains("Acme,A-1,1.91E+18,x,2,");

        Response corrected = at(list).body(Map.of("cells", Map.of("Serial Number", "C1", "Qty", "1")))
                .put(address(list) + "/rows/2")
                .then()
                .statusCode(200)
                .extract()
                .response();
        counts(corrected, 2, 0, 0, 1, 0);
        at(list).body(Map.of("cells", Map.of("Qty", "1")))
                .put(address(list) + "/rows/2")
                .then()
                .statusCode(412);
        Response freed = at(corrected)
                .body(Map.of("cells", Map.of("Serial Number", "C3")))
                .put(address(list) + "/rows/3")
                .then()
                .statusCode(200)
                .extract()
                .response();
        counts(freed, 3, 0, 0, 0, 0);
        counts(sent(csv.replace("1.91E+18", "C8").replace(",x,", ",1,")), 2, 0, 0, 0, 0);
        at(freed)
                .body(Map.of("cells", Map.of("No such", "1")))
                .put(address(list) + "/rows/3")
                .then()
                .statusCode(422);
        at(freed)
                .body(Map.of("cells", Map.of("Qty", "1")))
                .put(address(list) + "/rows/77")
                .then()
                .statusCode(404);
    }

    @Test
    void whatAHeaderMeansIsRememberedForTheNextList() {
        String csv = "Cam make,Our no,serial\nAcme,T-77,H1\n";
        Response list = sent(csv);
        list.then().body("columns.find { it.header == 'Our no' }.field", nullValue());
        Response read = at(list).body(Map.of("columns", Map.of("Our no", "tag", "Cam make", "maker")))
                .post(address(list) + "/check")
                .then()
                .statusCode(200)
                .body("columns.find { it.header == 'Our no' }.field", equalTo("tag"))
                .extract()
                .response();
        rows(read, "new").body("items[0].fields.find { it.field == 'tag' }.to", equalTo("T-77"));
        sent(csv.replace("H1", "H2"))
                .then()
                .body("columns.find { it.header == 'Our no' }.field", equalTo("tag"))
                .body("columns.find { it.header == 'Cam make' }.field", equalTo("maker"));
        at(read).body(Map.of("columns", Map.of("Our no", "nonsense")))
                .post(address(list) + "/check")
                .then()
                .statusCode(422);
    }

    @Test
    void aPartIsAppliedAndTheRestStays() {
        applied(sent(LIST));
        Response list = sent("serial,site\nL1,Annex\nP1,Annex\nP2,Annex\n");
        at(list).body(Map.of("what", List.of("new"), "leaveOut", List.of(4)))
                .post(address(list) + "/application")
                .then()
                .statusCode(200)
                .body("appliedRows", equalTo(1));
        devices()
                .body("items.serial", hasItem("P1"))
                .body("total", equalTo(4))
                .body("items.find { it.serial == 'L1' }.site", equalTo("Depot"));
    }

    @Test
    void aListThatWasCheckedAgainstAnotherRegisterIsNotApplied() {
        Response list = sent(LIST);
        applied(sent("serial,maker\nL1,Other\n"));
        at(list).body("{}")
                .post(address(list) + "/application")
                .then()
                .statusCode(409)
                .body("detail", containsString("Check the list again"));
        Response again = at(list).body("{}")
                .post(address(list) + "/check")
                .then()
                .statusCode(200)
                .extract()
                .response();
        counts(again, 2, 1, 0, 0, 0);
        applied(again).then().body("appliedRows", equalTo(3));
    }

    @Test
    void anotherAgencySeesNothingOfIt() {
        Response list = sent(LIST);
        UUID other = city();
        reporter(other).get(address(list)).then().statusCode(404);
        String own = "/agencies/" + other + "/device-lists/" + id(list);
        reporter(other).get(own).then().statusCode(404);
        reporter(other).get(own + "/rows").then().statusCode(404);
        reporter(other).get(own + "/rejects.csv").then().statusCode(404);
        reporter(other)
                .header("If-Match", "\"2\"")
                .body("{}")
                .post(own + "/application")
                .then()
                .statusCode(404);
        analyst().get("/agencies/" + other + "/device-lists").then().body("items", empty());
        certifier(agency)
                .header("If-Match", "\"2\"")
                .body("{}")
                .post(address(list) + "/application")
                .then()
                .statusCode(403);
    }

    @Test
    void whatWasSeenOnTheNetworkProposesAndContradictsAndOverwritesNothing() {
        applied(sent("""
                maker,serial,mac,site,status,removed on
                Acme,N1,C0:56:E3:00:0A:01,Depot,installed,
                Hikvision,N2,C0:56:E3:00:0A:02,Depot,installed,
                ,N3,C0:56:E3:00:0A:03,Depot,installed,
                Bolt,N4,C0:56:E3:00:0A:04,Depot,removed,2026-01-05
                """));
        StringBuilder scan = new StringBuilder("<?xml version=\"1.0\"?><nmaprun scanner=\"nmap\">");
        for (int i = 1; i <= 5; i++) {
            scan.append("<host><address addr=\"10.0.0.%d\" addrtype=\"ipv4\"/>".formatted(i))
                    .append("<address addr=\"C0:56:E3:00:0A:0%d\" addrtype=\"mac\"".formatted(i))
                    .append(" vendor=\"%s\"/>".formatted(i == 4 ? "Bolt Ltd" : "Hangzhou Hikvision Digital Technology"))
                    .append("</host>");
        }

        Response list = sent(scan.append("</nmaprun>").toString());

        list.then().body("discovered", equalTo(true)).body("format", equalTo("nmap"));
        counts(list, 1, 1, 1, 2, 0);
        rows(list, "rejected")
                .body("items.rejects.flatten().code", contains("other-maker", "still-there"))
                .body(
                        "items[0].rejects[0].reason",
                        containsString("Declared Acme, and the network says Hangzhou Hikvision Digital Technology"));
        applied(list);
        devices()
                .body("items.find { it.serial == 'N1' }.maker", equalTo("Acme"))
                .body("items.find { it.serial == 'N2' }.maker", equalTo("Hikvision"))
                .body("items.find { it.serial == 'N3' }.maker", containsString("Hikvision"))
                .body("items.find { it.serial == 'N3' }.site", equalTo("Depot"))
                .body("items.find { it.mac == 'C056E3000A05' }.maker", containsString("Hikvision"))
                .body("items.find { it.serial == 'N4' }.status", equalTo("removed"));
    }

    @Test
    void pastedRowsAndOtherFormatsAreReadToo() {
        counts(sent("Maker\tModel\tSerial No.\nAcme\tA-1\tX1\nAcme\tA-1\tX2\n"), 2, 0, 0, 0, 0);
        send("").then().statusCode(422).body("errors.code", contains("empty-file"));
        send("nothing,known\n1,2\n").then().statusCode(422).body("errors.code", contains("no-header"));
        send("maker,serial\n").then().statusCode(422).body("errors.code", contains("no-rows"));
    }
}
