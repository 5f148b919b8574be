package org.sightline.ingest.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.sightline.ingest.RealService;

/** An import as a person goes through it: preview, application, receipt, undo. */
@QuarkusTest
class JourneyTest extends RealService {

    private static final Set<String> MOVING = Set.of("received", "running", "waiting");
    private static final String WHY = "{\"reason\":\"The amounts were in cents.\"}";

    private static String named(String source) {
        return "CITY OF " + source.toUpperCase(Locale.ROOT).replace('-', 'X');
    }

    static JsonNode still(String id) {
        eventually()
                .until(() ->
                        !MOVING.contains(get("/imports/" + id).path("status").asText()));
        return get("/imports/" + id);
    }

    private static JsonNode previewed(String source, String csv) {
        Response received = post(source, "&preview=true", csv.getBytes(StandardCharsets.UTF_8));
        assertThat(received.statusCode()).as(received.asString()).isEqualTo(202);
        return still(received.path("id"));
    }

    static JsonNode act(JsonNode job, String what) {
        String path = "/imports/" + job.path("id").asText();
        Response answer = analyst()
                .header("If-Match", "\"" + get(path).path("version").asLong() + "\"")
                .contentType("application/json")
                .body(WHY)
                .post(path + "/" + what);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return still(job.path("id").asText());
    }

    @Test
    void aPreviewSaysWhatTheFileWouldDoAndStoresNothing() {
        String source = newSource();
        String city = named(source);
        upload(source, ORDERS + order("P1", 1, city, "DOME", 2, "") + order("P2", 1, city, "CABLE", 1, ""));

        JsonNode job = previewed(
                source,
                ORDERS
                        + order("P1", 1, city, "DOME", 2, "")
                        + order("P2", 1, city, "CABLE", 7, "")
                        + order("P3", 1, "TOWN OF " + city, "HIKVISION NVR", 3, "")
                        + "P4,1,someday," + city + ",ACME,MULCH,1,1.00,1.00,\n");

        assertThat(job.path("status").asText()).isEqualTo("to_apply");
        JsonNode preview = get("/imports/" + job.path("id").asText() + "/preview");
        assertThat(preview.path("rows").asLong()).isEqualTo(4);
        assertThat(preview.path("lines").asLong()).isEqualTo(3);
        assertThat(preview.path("rejected").asLong()).isEqualTo(1);
        assertThat(preview.path("total").asText()).isEqualTo("120.00");
        assertThat(preview.path("firstDate").asText()).isEqualTo("2021-05-20");
        assertThat(preview.path("newLines").asLong()).isEqualTo(1);
        assertThat(preview.path("changedLines").asLong()).isEqualTo(1);
        assertThat(preview.path("sameLines").asLong()).isEqualTo(1);
        assertThat(preview.path("newBuyers").asLong()).isEqualTo(1);
        assertThat(preview.path("buyers").path(0).path("name").asText()).isEqualTo("TOWN OF " + city);
        assertThat(analyst()
                        .get("/imports/" + job.path("id").asText() + "/preview/texts")
                        .asString()
                        .lines())
                .hasSize(3)
                .anyMatch(line -> line.contains("\"description\":\"HIKVISION NVR\""));
        assertThat(linesOf(source)).hasSize(2);
        assertThat(messages("contract-lines", from(source))).hasSize(2);
    }

    @Test
    void fromThePreviewOneGoesBackToTheColumns() {
        String source = newSource();
        JsonNode job = previewed(source, ORDERS + order("P1", 1, named(source), "DOME", 2, ""));
        String path = "/imports/" + job.path("id").asText();
        assertThat(get(path + "/preview").path("total").asText()).isEqualTo("20.00");
        analyst()
                .header("If-Match", "\"" + job.path("version").asLong() + "\"")
                .contentType("application/json")
                .body("{\"columns\":{\"Unit Price\":\"ignore\",\"Extended\":\"ignore\"}}")
                .post(path + "/mapping")
                .then()
                .statusCode(200);
        JsonNode again = still(job.path("id").asText());
        assertThat(again.path("status").asText()).as(again.toString()).isEqualTo("to_apply");
        assertThat(get(path + "/preview").path("total").asText())
                .as("read again, by the new meanings")
                .isNotEqualTo("20.00");
        assertThat(linesOf(source)).isEmpty();
    }

    @Test
    void whatWasPreviewedIsAppliedOrNot() {
        String source = newSource();
        String csv = ORDERS + order("P1", 1, "CITY OF MARROWBONE", "DOME", 2, "");

        JsonNode stopped = act(previewed(source, csv), "cancellation");
        assertThat(stopped.path("status").asText()).isEqualTo("cancelled");
        assertThat(linesOf(source)).isEmpty();
        analyst()
                .header("If-Match", "\"" + stopped.path("version").asLong() + "\"")
                .post("/imports/" + stopped.path("id").asText() + "/application")
                .then()
                .statusCode(409);

        JsonNode applied = act(previewed(source, csv), "application");
        counts(applied, 1, 0, 0, 0);
        assertThat(applied.path("total").asText()).isEqualTo("20.00");
        assertThat(linesOf(source)).hasSize(1);
    }

    @Test
    void aFileOfWhichMuchWouldBeRejectedWaitsUntilAPersonAppliesIt() {
        String source = newSource();
        String csv = ORDERS
                + order("P1", 1, "CITY OF MARROWBONE", "DOME", 2, "")
                + "P2,1,someday,CITY OF MARROWBONE,ACME,MULCH,1,1.00,1.00,\n";

        String id = post(source, "", csv.getBytes(StandardCharsets.UTF_8)).path("id");
        JsonNode waits = still(id);

        assertThat(waits.path("status").asText()).isEqualTo("to_apply");
        assertThat(waits.path("message").asText())
                .startsWith("1 of 2 rows (50 %) would be rejected, most likely because the column \"Order Date\" is not"
                        + " what it is read as (\"someday\").");
        assertThat(linesOf(source)).isEmpty();
        counts(act(waits, "application"), 1, 0, 0, 1);
    }

    @Test
    void aFileThatIsReadBetterNowChangesItsLinesAndAddsNone() {
        String source = newSource();
        String csv = "Date,Payee,Purchase,Category,Check Amount\n"
                + "2023-01-05,ACME INC (INVENTED),HIKVISION CAMERA,routine,500.00\n"
                + "2023-01-06,BOLT LLC (INVENTED),LADDER,routine,20.00\n";
        // As it was read before every column was looked at.
        analyst()
                .body("{\"state\":\"XF\",\"buyer\":\"City of Marrowbone\",\"mapping\":{\"Date\":\"payment_date\","
                        + "\"Payee\":\"vendor\",\"Category\":\"description\",\"Check Amount\":\"amount\"}}")
                .put("/sources/" + source);
        String asks = post(source, "", csv.getBytes(StandardCharsets.UTF_8)).path("id");
        analyst()
                .header("If-Match", "\"1\"")
                .body("{\"columns\":{\"Purchase\":\"ignore\"}}")
                .post("/imports/" + asks + "/mapping")
                .then()
                .statusCode(200);
        counts(still(asks), 2, 0, 0, 0);
        List<String> before = ids(source);

        analyst()
                .header("If-Match", analyst().get("/sources/" + source).header("ETag"))
                .body("{\"state\":\"XF\",\"buyer\":\"City of Marrowbone\"}")
                .put("/sources/" + source)
                .then()
                .statusCode(200);
        JsonNode again = still(post(source, "&again=true", csv.getBytes(StandardCharsets.UTF_8))
                .path("id"));

        counts(again, 0, 2, 0, 0);
        assertThat(ids(source)).isEqualTo(before);
        assertThat(linesOf(source).toString()).contains("HIKVISION CAMERA / Category: routine");
    }

    private static List<String> ids(String source) {
        return StreamSupport.stream(linesOf(source).spliterator(), false)
                .map(line -> line.path("id").asText())
                .sorted()
                .toList();
    }

    @Test
    void aPreviewOfAFileThatAsksComesAfterTheAnswer() {
        String source = newSource();
        Response asks = post(
                source, "&preview=true", "Date,Item,Amount\n2021-05-20,DOME,5.00\n".getBytes(StandardCharsets.UTF_8));
        assertThat(asks.<String>path("status")).isEqualTo("needs_mapping");

        analyst()
                .header("If-Match", "\"1\"")
                .body("{\"columns\":{},\"buyer\":\"City of Marrowbone\"}")
                .post("/imports/" + asks.path("id") + "/mapping")
                .then()
                .statusCode(200);

        assertThat(still(asks.path("id")).path("status").asText()).isEqualTo("to_apply");
        assertThat(linesOf(source)).isEmpty();
    }

    @Test
    void theSameFileOfAnotherSourceIsAskedAbout() {
        String csv = ORDERS + order("P-" + newSource(), 1, "CITY OF MARROWBONE", "DOME", 2, "");
        String first = newSource();
        upload(first, csv);

        String refused = newSource();
        String path = "/imports?filename=orders.csv&state=XF&source=" + refused
                + "&sourceName=Third name (invented)&documentType=contract";
        analyst()
                .contentType("application/octet-stream")
                .body(csv.getBytes(StandardCharsets.UTF_8))
                .post(path)
                .then()
                .statusCode(409)
                .body("detail", containsString(first))
                .body("type", containsString("same-content-elsewhere"));
        analyst().get("/sources/" + refused).then().statusCode(404);
        analyst()
                .contentType("application/octet-stream")
                .body(csv.getBytes(StandardCharsets.UTF_8))
                .post(path + "&elsewhere=true")
                .then()
                .statusCode(202);
        analyst()
                .get("/sources/" + refused)
                .then()
                .body("name", equalTo("Third name (invented)"))
                .body("documentType", equalTo("contract"));
        analyst()
                .contentType("application/octet-stream")
                .body(csv.getBytes(StandardCharsets.UTF_8))
                .post(path.replace("contract", "diary"))
                .then()
                .statusCode(422);
    }

    @Test
    void theReceiptSaysWhatBecameOfTheFile() {
        String source = newSource();
        String city = named(source);
        JsonNode job =
                upload(source, ORDERS + order("P1", 1, city, "DOME", 2, "") + order("P2", 1, city, "NVR", 1, ""));

        analyst()
                .get("/imports/" + job.path("id").asText() + "/receipt")
                .then()
                .statusCode(200)
                .body("rows", equalTo(2))
                .body("total", equalTo("30.00"))
                .body("held", equalTo(2))
                .body("newBuyers", equalTo(1))
                .body("newBuyerNames", equalTo(List.of(city)))
                .body("sha256", equalTo(job.path("sha256").asText()))
                .body("links.findings", containsString(job.path("id").asText()))
                .body("revisions.size()", equalTo(0));
    }

    @Test
    void whatOnlyOneFileSaidIsWithdrawnAndWhatItChangedComesBack() {
        String source = newSource();
        String kept = order("P1", 1, "CITY OF MARROWBONE", "CABLE", 1, "");
        upload(source, ORDERS + kept + order("P2", 1, "CITY OF MARROWBONE", "DOME", 2, ""));
        JsonNode wrong = upload(
                source,
                ORDERS
                        + kept
                        + order("P2", 1, "CITY OF MARROWBONE", "DOME", 200, "")
                        + order("P3", 1, "CITY OF MARROWBONE", "NVR", 300, ""));

        JsonNode undone = act(wrong, "undo");

        assertThat(undone.path("status").asText()).isEqualTo("undone");
        assertThat(undone.path("message").asText()).contains("1 lines are withdrawn", "1 say again");
        assertThat(linesOf(source).findValuesAsText("amount")).containsExactlyInAnyOrder("10.00", "20.00");
        List<JsonNode> sent = messages("contract-lines", from(source));
        assertThat(sent).allSatisfy(line -> fitsSchema("contract-line", line));
        assertThat(sent)
                .filteredOn(line -> line.path("withdrawn").asBoolean())
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.path("description").asText()).isEqualTo("NVR");
                    assertThat(line.path("version").asInt()).isEqualTo(2);
                });
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(messages("coverage", from(source))
                                .getLast()
                                .path("lines")
                                .asInt())
                        .isEqualTo(2));
        JsonNode receipt = get("/imports/" + wrong.path("id").asText() + "/receipt");
        assertThat(receipt.path("held").asInt()).isZero();
        assertThat(receipt.path("revisions").path(0).path("reason").asText()).contains("in cents");
        assertThat(receipt.path("revisions").path(0).path("askedBy").asText()).isNotBlank();
    }

    @Test
    void whatWasTakenBackIsAppliedAgainInItsOldPlace() {
        String source = newSource();
        JsonNode first = upload(
                source,
                ORDERS
                        + order("P1", 1, "CITY OF MARROWBONE", "DOME", 1, "")
                        + order("P2", 1, "CITY OF MARROWBONE", "NVR", 1, ""));
        act(first, "undo");
        assertThat(linesOf(source)).isEmpty();
        upload(source, ORDERS + order("P1", 1, "CITY OF MARROWBONE", "DOME", 5, ""));

        JsonNode again = act(first, "redo");

        assertThat(again.path("status").asText()).isEqualTo("done");
        assertThat(linesOf(source).findValuesAsText("amount")).containsExactlyInAnyOrder("50.00", "10.00");
        assertThat(act(first, "undo").path("status").asText()).isEqualTo("undone");
        assertThat(linesOf(source).findValuesAsText("amount")).containsExactly("50.00");
    }

    @Test
    void whatIsNotDoneIsNotTakenBack() {
        JsonNode asks = previewed(newSource(), ORDERS + order("P1", 1, "CITY OF MARROWBONE", "DOME", 1, ""));
        String path = "/imports/" + asks.path("id").asText();
        String version = "\"" + asks.path("version").asLong() + "\"";

        analyst()
                .header("If-Match", version)
                .contentType("application/json")
                .body(WHY)
                .post(path + "/undo")
                .then()
                .statusCode(409);
        analyst()
                .header("If-Match", version)
                .contentType("application/json")
                .body(WHY)
                .post(path + "/redo")
                .then()
                .statusCode(409);
        analyst()
                .contentType("application/json")
                .body(WHY)
                .post(path + "/undo")
                .then()
                .statusCode(428);
        analyst()
                .header("If-Match", version)
                .contentType("application/json")
                .body("{\"reason\":\" \"}")
                .post(path + "/undo")
                .then()
                .statusCode(422);
    }
}
