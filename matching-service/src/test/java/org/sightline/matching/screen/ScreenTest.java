package org.sightline.matching.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sightline.matching.RealService;

/** Screening by API: single, in bulk, and in the shapes that yente's and OpenRefine's documents show. */
@QuarkusTest
class ScreenTest extends RealService {

    @Test
    void aBodyOfAnotherTypeIsRefusedAndNothingFails() {
        as("analyst")
                .contentType("application/json")
                .body("{}")
                .post("/screen/bulk")
                .then()
                .statusCode(415);
    }

    @Test
    void oneLineComesBackWithItsEvidence() {
        Response answer = as("analyst")
                .body(Map.of("id", "a", "description", "HIKVISION CAMERA DS-2CD2343G0-I"))
                .post("/screen");
        answer.then()
                .statusCode(200)
                .body("id", equalTo("a"))
                .body("matches[0].makerId", equalTo("hikvision"))
                .body("matches[0].role", equalTo("PURCHASE"));
        assertThat(answer.jsonPath().getList("matches[0].evidence")).isNotEmpty();
    }

    @Test
    void aStreamOfObjectsIsAnsweredLineByLineAndABadLineDoesNotEndIt() throws IOException {
        String body =
                "{\"id\":\"1\",\"item_description\":\"DAHUA NVR\"}\nnot json\n{\"id\":\"3\",\"description\":\"AXIS CAMERA\"}\n";
        String answer = as("analyst")
                .contentType("application/x-ndjson")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/screen/bulk")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        List<String> lines = answer.lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(json.readTree(lines.get(0))
                        .path("matches")
                        .path(0)
                        .path("makerId")
                        .asText())
                .isEqualTo("dahua");
        assertThat(json.readTree(lines.get(1)).path("row").asInt()).isEqualTo(2);
        assertThat(json.readTree(lines.get(2)).path("matches")).isEmpty();
    }

    @Test
    void aLineOfAnySizeIsAnsweredWithAnErrorAndDoesNotEndTheStream() throws IOException {
        byte[] body = new byte[48 << 20];
        Arrays.fill(body, (byte) 'x');
        byte[] next = "\n{\"id\":\"2\",\"description\":\"DAHUA NVR\"}\n".getBytes(StandardCharsets.UTF_8);
        System.arraycopy(next, 0, body, body.length - next.length, next.length);
        String answer = as("analyst")
                .contentType("application/x-ndjson")
                .body(body)
                .post("/screen/bulk")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        List<String> lines = answer.lines().toList();
        assertThat(json.readTree(lines.get(0)).path("error").asText()).contains("longer than 65536 bytes");
        assertThat(json.readTree(lines.get(1))
                        .path("matches")
                        .path(0)
                        .path("makerId")
                        .asText())
                .isEqualTo("dahua");
    }

    @Test
    void aRowOfATableThatIsTooLongEndsItWithTheReason() {
        String body = "id,item_description\n1,DAHUA NVR\n2,\"" + "x".repeat(70_000) + "\n";
        String answer = as("analyst")
                .contentType("text/csv")
                .accept("text/csv")
                .body(body)
                .post("/screen/bulk")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(answer.lines().toList().get(1)).startsWith("1,dahua,");
        assertThat(answer).contains("Nothing after the longer row was read");
    }

    @Test
    void whoSendsManyLinesBeforeReadingAnAnswerIsAnsweredEachOfThem() {
        String line = "{\"item_description\":\"HIKVISION DS-2CD2343G0-I DOME CAMERA\"}\n";
        String answer = as("analyst")
                .contentType("application/x-ndjson")
                .accept("application/x-ndjson")
                .body(line.repeat(60_000).getBytes(StandardCharsets.UTF_8))
                .post("/screen/bulk")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(answer.lines().count()).isEqualTo(60_000);
    }

    @Test
    void aTableIsAnsweredAsATable() {
        String body = "id,item_description,vendor_name\n=1,HIKVISION CAMERA DS-2CD2343G0-I,ACME\n2,PAPER CLIPS,ACME\n";
        String answer = as("analyst")
                .contentType("text/csv")
                .accept("text/csv")
                .body(body)
                .post("/screen/bulk")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        List<String> lines = answer.lines().toList();
        assertThat(lines.get(0)).isEqualTo("id,entity,role,score,band,relation,explanation");
        assertThat(lines.get(1)).startsWith("'=1,hikvision,PURCHASE,");
        assertThat(lines.get(2)).isEqualTo("2,,,,,,");
    }

    @Test
    void aMisspelledFieldIsRefusedWithTheRightName() {
        as("analyst")
                .body(Map.of("descripton", "HIKVISION CAMERA"))
                .post("/screen")
                .then()
                .statusCode(422)
                .body("errors[0].message", containsString("description"));
    }

    @Test
    void aColumnThatIsNotKnownIsRefusedBeforeAnythingIsScreened() {
        as("analyst")
                .contentType("text/csv")
                .body("id,item_descripton\n1,HIKVISION CAMERA\n")
                .post("/screen/bulk")
                .then()
                .statusCode(422)
                .body("errors[0].message", containsString("item_description"));
    }

    @Test
    void aTableFromASpreadsheetIsReadInSpiteOfItsMarkAndItsRaggedRows() {
        String body =
                "\ufeffid,item_description,vendor_name\n1,DAHUA NVR\n2,PAPER CLIPS,ACME,and more\n3,HYTERA PD782 RADIO,ACME\n";
        String answer = as("analyst")
                .contentType("text/csv")
                .accept("text/csv")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/screen/bulk")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(answer.lines().map(line -> line.split(",", 3)).map(cells -> cells[0] + " " + cells[1]))
                .containsExactly("id entity", "1 dahua", "2 ", "3 hytera");
    }

    @Test
    void aClientOfYenteGetsTheShapeItKnows() {
        Response answer = as("analyst")
                .body(Map.of(
                        "queries",
                        Map.of(
                                "q1",
                                        Map.of(
                                                "schema",
                                                "Company",
                                                "properties",
                                                Map.of("name", List.of("Hangzhou Hikvision Digital Technology"))),
                                "q2",
                                        Map.of(
                                                "schema",
                                                "Person",
                                                "properties",
                                                Map.of(
                                                        "name",
                                                        List.of("John Doe"),
                                                        "birthDate",
                                                        List.of("1975-04-21"))))))
                .queryParam("limit", 3)
                .post("/match/default");
        answer.then()
                .statusCode(200)
                .body("responses.q1.status", equalTo(200))
                .body("responses.q1.results[0].match", equalTo(true))
                .body("responses.q1.results[0].id", equalTo("hikvision"))
                .body("responses.q1.results[0].schema", equalTo("Company"))
                .body("responses.q1.total.relation", equalTo("eq"))
                .body("responses.q2.results.size()", equalTo(0))
                .body("limit", equalTo(3));
        assertThat(answer.<Map<String, Object>>path("responses.q1.results[0]"))
                .containsKeys("caption", "properties", "datasets", "referents", "target", "score", "features");
        assertThat(answer.<Map<String, Object>>path("responses.q1.query")).containsKeys("schema", "properties");
    }

    @Test
    void openRefineReadsTheManifestAndGetsCandidates() throws IOException {
        as("analyst")
                .get("/reconcile")
                .then()
                .statusCode(200)
                .body("versions[0]", equalTo("0.2"))
                .body("suggest.entity.service_path", equalTo("/suggest/entity"));
        String queries =
                "{\"q0\":{\"query\":\"Dahua Technology\",\"type\":\"maker\",\"limit\":2,\"type_strict\":\"should\","
                        + "\"properties\":[{\"pid\":\"description\",\"v\":\"NVR 16 channel\"}]},\"q1\":{\"query\":\"Paper Clips Inc\"}}";
        Response answer = as("analyst")
                .contentType("application/x-www-form-urlencoded")
                .formParam("queries", queries)
                .post("/reconcile");
        answer.then()
                .statusCode(200)
                .body("q0.result[0].id", equalTo("dahua"))
                .body("q0.result[0].type[0].id", equalTo("maker"))
                .body("q1.result.size()", equalTo(0));
        JsonNode first =
                json.readTree(answer.asString()).path("q0").path("result").path(0);
        assertThat(first.path("score").asDouble()).isBetween(50.0, 100.0);
        assertThat(first.path("match").isBoolean()).isTrue();
        as("analyst")
                .queryParam("queries", queries)
                .get("/reconcile")
                .then()
                .statusCode(200)
                .body("q0.result[0].id", equalTo("dahua"));
        as("analyst")
                .queryParam("prefix", "hikv")
                .get("/reconcile/suggest/entity")
                .then()
                .statusCode(200)
                .body("result.id", org.hamcrest.Matchers.hasItem("hikvision"));
    }
}
