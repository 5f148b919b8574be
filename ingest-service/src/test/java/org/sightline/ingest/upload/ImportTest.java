package org.sightline.ingest.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.ingest.RealService;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;

@QuarkusTest
class ImportTest extends RealService {

    private static final String ASKS = "\"1\"";
    private static final String OVER = "\"4\"";

    @Inject
    Sql sql;

    @Test
    void aFileBecomesLinesMessagesABuyerAndCoverage() {
        String source = newSource();
        String city = "CITY OF " + source.toUpperCase(java.util.Locale.ROOT).replace('-', 'X');
        JsonNode job = upload(
                source,
                ORDERS
                        + order("P1", 1, city, "HIKVISION DOME", 2, "GENERAL FUND")
                        + order("P1", 2, city, "CABLE", 1, ""));

        counts(job, 2, 0, 0, 0);
        assertThat(job.path("percent").asInt()).isEqualTo(100);
        List<JsonNode> lines = messages("contract-lines", from(source));
        assertThat(lines)
                .hasSize(2)
                .allSatisfy(line -> fitsSchema("contract-line", line))
                .allSatisfy(line -> assertThat(line.path("correlationId").asText())
                        .isEqualTo(job.path("correlationId").asText()));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(messages("coverage", from(source)))
                        .singleElement()
                        .satisfies(coverage -> {
                            fitsSchema("coverage", coverage);
                            assertThat(coverage.path("lines").asInt()).isEqualTo(2);
                            assertThat(coverage.path("withFunding").asInt()).isEqualTo(1);
                            assertThat(coverage.path("firstDate").asText()).isEqualTo("2021-05-20");
                        }));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(messages("buyers", from(source)))
                        .singleElement()
                        .satisfies(buyer -> {
                            fitsSchema("buyer", buyer);
                            assertThat(buyer.path("id")).isEqualTo(lines.get(0).path("agencyId"));
                        }));
    }

    @Test
    void aFederalDepartmentIsAnnouncedAsAFederalAgency() {
        String source = newSource();

        upload(source, ORDERS + order("P1", 1, "DEPARTMENT OF THE AIR FORCE", "DOME", 2, ""));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(messages("buyers", from(source)))
                        .singleElement()
                        .satisfies(
                                buyer -> assertThat(buyer.path("kind").asText()).isEqualTo("federal_agency")));
    }

    @Test
    void aListOfSuppliersBecomesOffersAndNoPurchases() {
        String source = newSource();
        String keeper = "&buyer=State%20of%20Franklin%20" + source;
        String list = "Company,Manufacturers,Expiration\n"
                + "Keystone Alarm LLC (invented),ADI; Bosch; Hikvision,6/30/2027\n"
                + "Bolt LLC (invented),Axis,until further notice\n";

        JsonNode job = ended(post(source, keeper, list.getBytes(StandardCharsets.UTF_8)));

        counts(job, 2, 0, 0, 0);
        assertThat(job.path("message").asText()).contains("counts as no purchase");
        List<JsonNode> offers = messages("contract-lines", from(source));
        assertThat(offers).hasSize(2).allSatisfy(offer -> {
            fitsSchema("contract-line", offer);
            assertThat(offer.path("documentType").asText()).isEqualTo("offer");
        });
        assertThat(offers)
                .extracting(offer -> offer.path("endDate").asText())
                .containsExactlyInAnyOrder("2027-06-30", "");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(messages("coverage", from(source)))
                        .allSatisfy(coverage ->
                                assertThat(coverage.path("lines").asInt()).isZero())
                        .isNotEmpty());

        String next = list.replace("Bosch; Hikvision", "Bosch");
        counts(ended(post(source, keeper, next.getBytes(StandardCharsets.UTF_8))), 0, 1, 1, 0);
    }

    @Test
    void theDatabaseAndTheServiceMeanTheSameByAnOpenImport() {
        String open = sql.query("select pg_get_viewdef('open_import') as definition")
                .one(row -> row.requiredText("definition"));

        assertThat(ImportStatus.values())
                .allSatisfy(status ->
                        assertThat(open.contains("'" + status.word() + "'")).isEqualTo(status.isOpen()));
    }

    @Test
    void theSameFileTwiceChangesNothing() {
        String source = newSource();
        String csv = ORDERS + order("P1", 1, "CITY OF MARROWBONE", "DOME", 2, "GENERAL FUND");
        String first = upload(source, csv).path("id").asText();

        post(source, "", csv.getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(200)
                .body("id", equalTo(first))
                .body("message", containsString("nothing to do"));
        counts(ended(post(source, "&again=true", csv.getBytes(StandardCharsets.UTF_8))), 0, 0, 1, 0);
        assertThat(messages("contract-lines", from(source))).hasSize(1);
    }

    @Test
    void anUploadThatIsSentAgainWithItsKeyIsAnsweredAsBefore() {
        String source = newSource();
        String key = "key-" + source;
        String csv = ORDERS + order("P1", 1, "CITY OF MARROWBONE", "DOME", 2, "");

        Response first = postWithKey(key, source, csv);
        Response again = postWithKey(key, source, csv);
        Response other = postWithKey(key, source, csv + order("P2", 1, "CITY OF MARROWBONE", "NVR", 1, ""));

        assertThat(first.statusCode()).as(first.asString()).isEqualTo(202);
        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(other.statusCode()).as(other.asString()).isEqualTo(422);
        counts(ended(first), 1, 0, 0, 0);
    }

    private static Response postWithKey(String key, String source, String csv) {
        return analyst()
                .contentType("application/octet-stream")
                .header("Idempotency-Key", key)
                .body(csv.getBytes(StandardCharsets.UTF_8))
                .post("/imports?again=true&elsewhere=true&filename=orders.csv&state=XF&source=" + source);
    }

    @Test
    void aCursorOfAnotherListIsRefused() {
        upload(newSource(), ORDERS + order("P1", 1, "CITY OF MARROWBONE", "DOME", 2, ""));
        upload(newSource(), ORDERS + order("P1", 1, "CITY OF MARROWBONE", "NVR", 2, ""));
        String cursor = get("/imports?limit=1").path("nextCursor").asText();

        analyst().get("/imports?limit=1&cursor=" + cursor).then().statusCode(200);

        analyst().get("/lines?cursor=" + cursor).then().statusCode(400);
        analyst().get("/sources?cursor=" + cursor).then().statusCode(400);
    }

    @Test
    void aLaterSnapshotUpdatesAndKeepsTheFundingHistory() {
        String source = newSource();
        String same = order("P1", 1, "CITY OF MARROWBONE", "CABLE", 1, "GENERAL FUND");
        upload(source, ORDERS + same + order("P1", 2, "CITY OF MARROWBONE", "DOME", 2, "ESSER II"));
        counts(
                upload(
                        source,
                        ORDERS
                                + same
                                + order("P1", 2, "CITY OF MARROWBONE", "DOME", 2, "GENERAL FUND")
                                + order("P2", 1, "CITY OF MARROWBONE", "NVR", 1, "")),
                1,
                1,
                1,
                0);

        List<JsonNode> changed = messages(
                "contract-lines", from(source).and(line -> line.path("version").asInt() == 2));
        assertThat(changed).singleElement().satisfies(line -> {
            fitsSchema("contract-line", line);
            assertThat(line.path("funding").findValuesAsText("text")).containsExactly("ESSER II", "GENERAL FUND");
        });
        assertThat(linesOf(source)).hasSize(3);
    }

    @Test
    void aHistoryIsReadAsItWasSentAndStaysWhenTheLineSaysSomethingElse() {
        String source = newSource();
        upload(
                source,
                ORDERS
                        + order("P1", 1, "CITY OF MARROWBONE", "DOME", 2, "ESSER II")
                        + order("P2", 1, "CITY OF MARROWBONE", "NVR", 1, ""));
        List<JsonNode> sent = messages("contract-lines", from(source));
        assertThat(sent)
                .hasSize(2)
                .allSatisfy(line -> assertThat(historyOf(line)).isEqualTo(line.path("funding")));
        assertThat(sent)
                .extracting(line -> line.path("funding").findValuesAsText("text"))
                .containsExactlyInAnyOrder(List.of("ESSER II"), List.of());

        upload(
                source,
                ORDERS
                        + order("P1", 1, "CITY OF MARROWBONE", "DOME CAMERA", 2, "ESSER II")
                        + order("P2", 1, "CITY OF MARROWBONE", "NVR 16", 1, ""));

        assertThat(sent).allSatisfy(line -> assertThat(historyOf(line)).isEqualTo(line.path("funding")));
    }

    private static JsonNode historyOf(JsonNode line) {
        return get("/lines/" + line.path("id").asText()).path("line").path("funding");
    }

    @Test
    void equalRowsWithoutAKeyStayTwoLines() {
        String source = newSource();
        String header = "Agency,Check Date,Vendor Name,Description,Amount\n";
        String row = "CITY OF MARROWBONE,4/25/2021,ACME INC,MULCH,12.50\n";

        counts(upload(source, header + row + row), 2, 0, 0, 0);
        counts(upload(source, header + row + row + row), 1, 0, 2, 0);
    }

    @Test
    void aKeyThatComesAgainWithOtherContentIsALineOfItsOwn() {
        String source = newSource();
        JsonNode job = upload(
                source,
                ORDERS
                        + order("P1", 1, "CITY OF MARROWBONE", "DOME", 2, "")
                        + order("P1", 1, "CITY OF MARROWBONE", "DOME", 2, "")
                        + order("P1", 1, "CITY OF MARROWBONE", "NVR", 2, ""));

        counts(job, 2, 0, 1, 0);
    }

    @Test
    void aFormWithTheFileAsAPartIsRefusedWithWhatToDo() {
        analyst()
                .contentType("multipart/form-data")
                .multiPart("file", "orders.csv", ORDERS.getBytes(StandardCharsets.UTF_8))
                .post("/imports?filename=orders.csv&state=XF&source=" + newSource())
                .then()
                .statusCode(415)
                .body("detail", containsString("Send the bytes of the file"));
    }

    @Test
    void lettersOfNoStateAreRefused() {
        analyst()
                .contentType("application/octet-stream")
                .body(ORDERS.getBytes(StandardCharsets.UTF_8))
                .post("/imports?filename=orders.csv&state=ZZ&source=" + newSource())
                .then()
                .statusCode(422);
    }

    @Test
    void aRenamedAmountIsAskedAboutAndNothingHeldIsWiped() {
        String source = newSource();
        String rows = "M1,ACME INC,DOMES,2021-05-20,22000.00\nM2,ACME INC,NVRS,2021-05-20,100.00\n";
        Response first = post(
                source,
                "",
                ("contract_id,vendor,short desc,start_dt,contract_amount\n" + rows).getBytes(StandardCharsets.UTF_8));
        analyst()
                .contentType("application/json")
                .header("If-Match", ASKS)
                .body("{\"buyer\":\"City of Marrowbone\"}")
                .post("/imports/" + first.<String>path("id") + "/mapping")
                .then()
                .statusCode(200);
        ended(first);

        Response drifted = post(
                source, "", ("contract_id,vendor,short_desc,start_dt,amt\n" + rows).getBytes(StandardCharsets.UTF_8));

        assertThat(drifted.<String>path("status")).isEqualTo("needs_mapping");
        assertThat(drifted.<String>path("message")).contains("contract_amount");
        analyst()
                .contentType("application/json")
                .header("If-Match", ASKS)
                .body("{}")
                .post("/imports/" + drifted.<String>path("id") + "/mapping")
                .then()
                .statusCode(200);
        counts(ended(drifted), 0, 0, 2, 0);
    }

    @Test
    void rejectedRowsAreListedAndCanBeMendedAndUploaded() {
        String source = newSource();
        JsonNode job = upload(
                source,
                ORDERS + order("P1", 1, "CITY OF MARROWBONE", "DOME", 2, "")
                        + "P1,2,2021-13-45,CITY OF MARROWBONE,ACME,=DOME,x,10.00,20.00,\n");
        String path = "/imports/" + job.path("id").asText();

        counts(job, 1, 0, 0, 1);
        JsonNode listed = get(path + "/rejects?limit=1");
        assertThat(listed.at("/items/0/row").asInt()).isEqualTo(3);
        assertThat(listed.at("/items/0/value").asText()).isEqualTo("2021-13-45");
        JsonNode rest =
                get(path + "/rejects?cursor=" + listed.path("nextCursor").asText());
        assertThat(rest.at("/items/0/column").asText()).isEqualTo("Qty");
        String csv = analyst().get(path + "/rejects.csv").asString();
        assertThat(csv).contains("'=DOME").contains("bad_date; bad_number");
        counts(upload(source, csv.replace("2021-13-45", "2021-05-20").replace(",x,", ",2,")), 1, 0, 0, 0);
        assertThat(linesOf(source).findValuesAsText("description")).contains("=DOME");
    }

    @ParameterizedTest
    @CsvSource({"windows-1252", "UTF-16LE", "UTF-16BE"})
    void oldFilesWithBareCarriageReturnsAreRead(String charset) {
        String source = newSource();
        String csv = (ORDERS + order("P1", 1, "CITY OF MARROWBONE", "CAFÉ “DOME”", 2, "")).replace("\n", "\r");
        JsonNode job = ended(post(source, "", csv.getBytes(Charset.forName(charset))));

        counts(job, 1, 0, 0, 0);
        assertThat(job.path("lineEnd").asText()).isEqualTo("CR");
        assertThat(job.path("encoding").asText()).isEqualTo(charset);
        assertThat(linesOf(source).get(0).path("description").asText()).isEqualTo("CAFÉ “DOME”");
    }

    @Test
    void whatIsNoTableIsRefusedWithWhatToDo() throws IOException {
        byte[] packed = gzip(ORDERS.repeat(100).getBytes(StandardCharsets.UTF_8));
        for (byte[] body : List.of(
                new byte[0],
                "%PDF-1.7".getBytes(StandardCharsets.US_ASCII),
                Arrays.copyOf(packed, packed.length / 2))) {
            Response refused = post(newSource(), "", body);
            assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(422);
            assertThat(refused.<String>path("detail")).containsAnyOf("upload", "Upload");
        }
    }

    @Test
    void aBombEndsInAMessageAndNoLines() throws IOException {
        String source = newSource();
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        byte[] row = order("P1", 1, "CITY OF MARROWBONE", "DOME", 2, "")
                .repeat(10_000)
                .getBytes(StandardCharsets.UTF_8);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
            gzip.write(ORDERS.getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 120; i++) {
                gzip.write(row);
            }
        }
        Response received = post(source, "", bomb.toByteArray());
        String message =
                received.statusCode() == 202 ? ended(received).path("message").asText() : received.path("detail");

        assertThat(message).contains("no real table");
        assertThat(linesOf(source)).isEmpty();
    }

    @Test
    void aFileThatDoesNotSayEnoughAsksAndGoesOnWithTheAnswer() {
        String source = newSource();
        String csv = "Check Date,Department,Vendor Name,Amount\n4/25/2021,Parks,ACME INC,12.50\n";
        Response received = post(source, "", csv.getBytes(StandardCharsets.UTF_8));
        String id = received.path("id");
        assertThat(received.<String>path("status")).isEqualTo("needs_mapping");
        assertThat(received.<String>path("message")).contains("buyer").contains("Department (such as Parks)");

        analyst()
                .header("If-Match", ASKS)
                .body("{\"columns\":{\"Colour\":\"buyer\"}}")
                .post("/imports/" + id + "/mapping")
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("unknown-column"));
        analyst()
                .header("If-Match", ASKS)
                .body("{\"columns\":{\"Department\":\"buyers\"}}")
                .post("/imports/" + id + "/mapping")
                .then()
                .statusCode(400);
        analyst()
                .header("If-Match", ASKS)
                .body("{\"columns\":{}}")
                .post("/imports/" + id + "/mapping")
                .then()
                .statusCode(422)
                .body("errors[0].message", containsString("buyer"));
        analyst()
                .header("If-Match", ASKS)
                .body("{\"columns\":{\"Department\":\"buyer\"}}")
                .post("/imports/" + id + "/mapping")
                .then()
                .statusCode(200);
        await().atMost(SOON)
                .until(() -> get("/imports/" + id).path("status").asText().equals("done"));
        analyst()
                .header("If-Match", OVER)
                .body("{\"columns\":{}}")
                .post("/imports/" + id + "/mapping")
                .then()
                .statusCode(409);
        counts(upload(source, csv.replace("12.50", "13.50")), 1, 0, 0, 0);
    }

    @Test
    void aChangeOfWhatMovedOnMeanwhileIsRefused() {
        String csv = "Check Date,Department,Vendor Name,Amount\n4/25/2021,Parks,ACME INC,12.50\n";
        String path = "/imports/"
                + post(newSource(), "", csv.getBytes(StandardCharsets.UTF_8)).path("id");
        analyst().get(path).then().statusCode(200).header("ETag", ASKS).body("version", equalTo(1));
        String mapping = "{\"columns\":{},\"buyer\":\"City of Marrowbone\"}";
        analyst().body(mapping).post(path + "/mapping").then().statusCode(428);
        analyst().post(path + "/cancellation").then().statusCode(428);
        analyst()
                .header("If-Match", ASKS)
                .body(mapping)
                .post(path + "/mapping")
                .then()
                .statusCode(200);

        analyst()
                .header("If-Match", ASKS)
                .body(mapping)
                .post(path + "/mapping")
                .then()
                .statusCode(412);
        analyst().header("If-Match", ASKS).post(path + "/cancellation").then().statusCode(412);
    }

    @Test
    void fundsAreNotAddedToALineThatAnotherPersonChanged() {
        String source = newSource();
        upload(source, ORDERS + order("P1", 1, "CITY OF MARROWBONE", "DOME", 2, "FUND 27"));
        String path = "/lines/" + linesOf(source).get(0).path("id").asText();
        String seen = analyst().get(path).header("ETag");
        String said = "{\"text\":\"ESSER II\"}";
        analyst().body(said).post(path + "/funding").then().statusCode(428);
        analyst()
                .header("If-Match", seen)
                .body(said)
                .post(path + "/funding")
                .then()
                .statusCode(200);

        analyst()
                .header("If-Match", seen)
                .body(said)
                .post(path + "/funding")
                .then()
                .statusCode(412);
    }

    @Test
    void aMappingMayLeaveOutColumnsThatWereNotUnderstood() {
        String csv = "Check Date,Department,Vendor Name,Amount,Zzqx\n4/25/2021,Parks,ACME INC,12.50,q\n";
        String id = post(newSource(), "", csv.getBytes(StandardCharsets.UTF_8)).path("id");

        analyst()
                .header("If-Match", ASKS)
                .body("{\"columns\":{},\"buyer\":\"City of Marrowbone\"}")
                .post("/imports/" + id + "/mapping")
                .then()
                .statusCode(200);

        await().atMost(SOON)
                .until(() -> get("/imports/" + id).path("status").asText().equals("done"));
        assertThat(get("/imports/" + id).path("accepted").asInt()).isEqualTo(1);
    }

    @Test
    void oneBuyerForTheFileMayComeWithTheUpload() {
        String source = newSource();
        String csv = "Check Date,Department,Vendor Name,Amount\n4/25/2021,Parks,ACME INC,12.50\n";

        counts(ended(post(source, "&buyer=City of Marrowbone", csv.getBytes(StandardCharsets.UTF_8))), 1, 0, 0, 0);
        assertThat(linesOf(source).get(0).path("buyerName").asText()).isEqualTo("City of Marrowbone");
    }

    @Test
    void aLineShowsThePublishedRecordThatItComesFrom() {
        String source = newSource();
        JsonNode job = upload(
                source,
                "Batch,PO Number,Line,Order Date,Agency,Supplier,Item Description,Extended\n"
                        + "see page 4,P1,1,2021-05-20,CITY OF MARROWBONE,ACME INC,\"DOME, WHITE\",20.00\n");
        JsonNode evidence = get("/lines/" + linesOf(source).get(0).path("id").asText());

        assertThat(evidence.path("raw").asText())
                .isEqualTo(",P1,1,2021-05-20,CITY OF MARROWBONE,ACME INC,\"DOME, WHITE\",20.00");
        assertThat(evidence.path("leftOut").get(0).asText()).isEqualTo("Batch");
        assertThat(evidence.at("/file/sha256")).isEqualTo(job.path("sha256"));
        assertThat(evidence.at("/file/row").asInt()).isEqualTo(2);
    }

    @Test
    void fundingIsAddedAndNeverReplaced() {
        String source = newSource();
        String csv = ORDERS + order("P1", 1, "CITY OF MARROWBONE", "DOME", 2, "FUND 27");
        upload(source, csv);
        String id = linesOf(source).get(0).path("id").asText();
        analyst()
                .header("If-Match", "\"1\"")
                .body("{\"text\":\"ESSER II\",\"note\":\"chart of accounts\",\"afterNotice\":true}")
                .post("/lines/" + id + "/funding")
                .then()
                .statusCode(200)
                .body("version", equalTo(2))
                .header("ETag", "\"2\"")
                .body("funding.size()", equalTo(2));
        analyst()
                .header("If-Match", "\"2\"")
                .body("{\"text\":\" \"}")
                .post("/lines/" + id + "/funding")
                .then()
                .statusCode(422);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(messages(
                                "contract-lines",
                                from(source).and(line -> line.path("version").asInt() == 2)))
                        .singleElement()
                        .satisfies(line -> fitsSchema("contract-line", line)));
        counts(ended(post(source, "&again=true", csv.getBytes(StandardCharsets.UTF_8))), 0, 0, 1, 0);
        JsonNode third = upload(source, csv.replace("DOME", "DOME X"));
        counts(third, 0, 1, 0, 0);
        assertThat(linesOf(source).get(0).path("funding").findValuesAsText("text"))
                .containsExactly("FUND 27", "ESSER II");
    }

    @Test
    void whatAPersonSaidOfTheMoneyIsTakenBackAndStaysInTheHistory() {
        String source = newSource();
        upload(source, ORDERS + order("P1", 1, "CITY OF MARROWBONE", "DOME", 2, "FUND 27"));
        String path = "/lines/" + linesOf(source).get(0).path("id").asText();
        String why = "{\"note\":\"That was another line\"}";
        analyst()
                .header("If-Match", "\"1\"")
                .body(why)
                .post(path + "/funding/undo")
                .then()
                .statusCode(409);
        analyst()
                .header("If-Match", "\"1\"")
                .body("{\"text\":\"ESSER II\"}")
                .post(path + "/funding")
                .then()
                .statusCode(200);
        analyst().body(why).post(path + "/funding/undo").then().statusCode(428);
        analyst()
                .header("If-Match", "\"2\"")
                .body("{\"note\":\" \"}")
                .post(path + "/funding/undo")
                .then()
                .statusCode(422);

        analyst()
                .header("If-Match", "\"2\"")
                .body(why)
                .post(path + "/funding/undo")
                .then()
                .statusCode(200)
                .header("ETag", "\"3\"")
                .body("funding.text", equalTo(List.of("FUND 27", "ESSER II", "FUND 27")))
                .body("funding[2].takesBack", equalTo(2))
                .body("funding[2].note", equalTo("That was another line"));

        analyst()
                .header("If-Match", "\"3\"")
                .body(why)
                .post(path + "/funding/undo")
                .then()
                .statusCode(409);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(messages(
                                "contract-lines",
                                from(source).and(line -> line.path("version").asInt() == 3)))
                        .singleElement()
                        .satisfies(line -> fitsSchema("contract-line", line)));
    }

    @Test
    void aLineKeepsWhatItSaidBefore() {
        String source = newSource();
        String csv = ORDERS + order("P1", 1, "CITY OF MARROWBONE", "DOME", 2, "FUND 27");
        upload(source, csv);
        String path = "/lines/" + linesOf(source).get(0).path("id").asText();
        analyst()
                .header("If-Match", "\"1\"")
                .body("{\"text\":\"ESSER II\"}")
                .post(path + "/funding")
                .then()
                .statusCode(200);
        counts(upload(source, csv.replace("DOME", "TURRET")), 0, 1, 0, 0);

        JsonNode versions = get(path + "/versions?limit=2");
        assertThat(versions.path("items").findValuesAsText("version")).containsExactly("3", "2");
        assertThat(versions.path("items").findValuesAsText("description")).containsExactly("TURRET", "DOME");
        JsonNode first = get(
                path + "/versions?limit=2&cursor=" + versions.path("nextCursor").asText());
        assertThat(first.path("items").findValuesAsText("version")).containsExactly("1");
        assertThat(first.at("/items/0/funding")).hasSize(1);
        assertThat(first.path("nextCursor").isTextual()).isFalse();
    }

    @Test
    void linesAreNarrowedBySupplierBuyerDayAndAmountAndSorted() {
        String source = newSource();
        upload(
                source,
                "PO Number,Line,Order Date,Agency,Supplier,Item Description,Extended\n"
                        + "P1,1,2021-05-20,CITY OF MARROWBONE,ACME INC,DOME,20.00\n"
                        + "P2,1,2021-06-20,CITY OF MARROWBONE,TALLGRASS LLC,CABLE,300.00\n"
                        + "P3,1,2022-01-02,TOWN OF BELLWICK,TALLGRASS LLC,MOUNT,5.00\n");

        assertThat(documents(source, "vendor=tallgrass")).containsExactly("P3", "P2");
        assertThat(documents(source, "buyer=marrow")).containsExactly("P2", "P1");
        assertThat(documents(source, "since=2021-06-20&before=2022-01-02")).containsExactly("P2");
        assertThat(documents(source, "amountFrom=5&amountTo=20")).containsExactly("P3", "P1");
        assertThat(documents(source, "sort=date")).containsExactly("P1", "P2", "P3");
        assertThat(documents(source, "sort=-amount")).containsExactly("P2", "P1", "P3");
        assertThat(documents(source, "withdrawn=true")).isEmpty();
        JsonNode first = get("/lines?sourceId=" + source + "&sort=amount&limit=2");
        assertThat(first.path("items").findValuesAsText("documentNumber")).containsExactly("P3", "P1");
        assertThat(documents(
                        source,
                        "sort=amount&limit=2&cursor=" + first.path("nextCursor").asText()))
                .containsExactly("P2");
        analyst().get("/lines?sort=price").then().statusCode(422);
        analyst().get("/lines?amountFrom=1e999999999").then().statusCode(400);
    }

    @Test
    void linesOfOneDayAreListedInTheOrderOfTheirFileAndPagesLeaveNoneOut() {
        String source = newSource();
        String csv = ORDERS
                + IntStream.rangeClosed(1, 5)
                        .mapToObj(i -> order("P" + i, 1, "CITY OF MARROWBONE", "DOME " + i, 1, ""))
                        .collect(Collectors.joining());
        upload(source, csv);
        counts(upload(source, csv.replace("DOME 2", "TURRET")), 0, 1, 4, 0);

        assertThat(paged(source, "sort=date"))
                .as("a corrected line keeps its place")
                .containsExactly("P1", "P2", "P3", "P4", "P5");
        assertThat(paged(source, "sort=-date")).containsExactly("P5", "P4", "P3", "P2", "P1");
        assertThat(paged(source, "sort=-amount")).containsExactlyInAnyOrder("P1", "P2", "P3", "P4", "P5");
        analyst()
                .get("/lines?sort=date&cursor="
                        + get("/lines?sort=amount&limit=1").path("nextCursor").asText())
                .then()
                .statusCode(400);
    }

    @ParameterizedTest
    @CsvSource({
        "agency_id, 00000000-0000-0000-0000-000000000030",
        "source_id, one",
        "import_id, 00000000-0000-0000-0000-000000000030"
    })
    void linesOfOneAgencySourceOrImportAreNotLookedForAmongThoseOfAllOthers(String key, String value) {
        assertThat(plan("where " + key + " = '" + value + "' and not withdrawn order by day desc, load_order desc"))
                .containsPattern("Index Cond: \\(\\(?" + key)
                .doesNotContain("contract_line_by_day");
    }

    @Test
    void linesOfAllAreListedFromTheirIndexAndGoOnAtTheirPlace() {
        assertThat(plan("where not withdrawn and (day + 0, load_order) < (date '2021-05-20', 7)"
                        + " order by (day + 0) desc, load_order desc"))
                .contains("Index Scan Backward using contract_line_by_day", "Index Cond: (ROW")
                .doesNotContain("Sort");
    }

    private String plan(String lines) {
        return sql.as(
                RowScope.job("test"),
                () -> QuarkusTransaction.requiringNew().call(() -> {
                    // So few lines as a test has are read as a whole, whatever indexes there are.
                    sql.query("set local enable_seqscan = off").change();
                    return sql
                            .query("explain select * from contract_line " + lines + " limit 50")
                            .list(row -> row.requiredText("QUERY PLAN"))
                            .stream()
                            .collect(Collectors.joining("\n"));
                }));
    }

    /** Document numbers of all lines of a source, read in pages of two. */
    private static List<String> paged(String source, String filter) {
        List<String> documents = new ArrayList<>();
        String list = "/lines?limit=2&sourceId=" + source + "&" + filter;
        JsonNode page = get(list);
        documents.addAll(page.path("items").findValuesAsText("documentNumber"));
        while (page.path("nextCursor").isTextual()) {
            page = get(list + "&cursor=" + page.path("nextCursor").asText());
            documents.addAll(page.path("items").findValuesAsText("documentNumber"));
        }
        return documents;
    }

    private static List<String> documents(String source, String filter) {
        return get("/lines?sourceId=" + source + "&" + filter).path("items").findValuesAsText("documentNumber");
    }

    @Test
    void linesAreSearchedByTheirWords() {
        String source = newSource();
        upload(
                source,
                ORDERS
                        + order("P1", 1, "CITY OF MARROWBONE", "Dome 100%", 2, "")
                        + order("P1", 2, "CITY OF MARROWBONE", "Cable", 2, ""));

        assertThat(analyst()
                        .queryParam("sourceId", source)
                        .queryParam("q", "dome 100%")
                        .get("/lines")
                        .jsonPath()
                        .getList("items"))
                .hasSize(1);
        assertThat(analyst()
                        .queryParam("sourceId", source)
                        .queryParam("q", "%")
                        .get("/lines")
                        .jsonPath()
                        .getList("items"))
                .hasSize(1);
        Set<String> paged = new HashSet<>();
        JsonNode page = get("/lines?limit=1&sourceId=" + source);
        paged.add(page.at("/items/0/id").asText());
        paged.add(get("/lines?limit=1&sourceId=" + source + "&cursor="
                        + page.path("nextCursor").asText())
                .at("/items/0/id")
                .asText());
        assertThat(paged).hasSize(2);
    }

    @Test
    void aPartOfANameModelOrNumberIsFoundAndNothingAcrossThem() {
        String source = newSource();
        upload(
                source,
                "PO Number,Line,Order Date,Agency,Supplier,Item Description,Manufacturer,Model,Extended\n"
                        + "PO-2021-4711,1,2021-05-20,CITY OF MARROWBONE,TALLGRASS LLC,4MP DOME,HIKVISION,DS-2CD2143G0-I,9.00\n"
                        + "PO-2021-4712,1,2021-05-21,CITY OF MARROWBONE,ACME INC,CABLE,,,9.00\n");

        for (String words : List.of("ds-2cd2", "2CD2143", "llgrass", "hik", "4mp dome", "4711")) {
            assertThat(documents(source, "q=" + words)).as(words).containsExactly("PO-2021-4711");
        }
        assertThat(documents(source, "q=dometall")).isEmpty();
        assertThat(documents(source, "q=PO-2021")).hasSize(2);
    }

    @Test
    void aSearchThatFindsManyLinesSaysNoTotalAndOneThatFindsFewSaysIt() {
        String source = newSource();
        StringBuilder csv = new StringBuilder(ORDERS);
        for (int i = 0; i < 1_002; i++) {
            csv.append(order("P" + i, 1, "CITY OF MARROWBONE", i < 1_001 ? "DOME" : "CABLE", 1, ""));
        }
        upload(source, csv.toString());

        String list = "/lines?limit=10&sourceId=" + source;
        assertThat(get(list).path("total").asLong())
                .as("nothing is searched for")
                .isEqualTo(1_002);
        JsonNode many = get(list + "&q=dome");
        assertThat(many.path("items")).hasSize(10);
        assertThat(many.hasNonNull("total")).isFalse();
        assertThat(get(list + "&q=dome&amountFrom=999999").path("total").asLong())
                .isZero();
        assertThat(get(list + "&q=cable").path("total").asLong()).isEqualTo(1);
        assertThat(get(list + "&q=p99").path("total").asLong())
                .as("P99, P990 to P999")
                .isEqualTo(11);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }
}
