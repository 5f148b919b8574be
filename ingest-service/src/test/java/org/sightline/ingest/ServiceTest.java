package org.sightline.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sightline.localstack.people.Tokens;

/** What holds for every endpoint. */
@QuarkusTest
class ServiceTest extends RealService {

    private static final Path COMMITTED = Path.of("openapi", "openapi.yaml");

    private record Endpoint(String method, String path) {}

    private static List<Endpoint> endpoints() {
        JsonNode paths = json(given().queryParam("format", "json")
                        .get("/q/openapi")
                        .asString())
                .path("paths");
        List<Endpoint> endpoints = new ArrayList<>();
        paths.properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(method -> endpoints.add(new Endpoint(
                                method.toUpperCase(Locale.ROOT),
                                path.getKey().replace("{id}", UUID.randomUUID().toString())))));
        return endpoints;
    }

    @Test
    void nobodyGetsAnythingWithoutSigningIn() {
        assertThat(endpoints())
                .hasSizeGreaterThanOrEqualTo(11)
                .allSatisfy(endpoint -> assertThat(given().contentType("application/json")
                                .request(endpoint.method(), endpoint.path())
                                .statusCode())
                        .isEqualTo(401));
    }

    @Test
    void onlyAnAnalystChangesAnything() {
        for (String person : List.of("auditor", "admin")) {
            as(Tokens.of(person))
                    .contentType("application/octet-stream")
                    .body("a,b\n".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                    .post("/imports?source=s&state=XF")
                    .then()
                    .statusCode(403)
                    .contentType("application/problem+json");
            as(Tokens.of(person)).body("{}").put("/sources/s").then().statusCode(403);
            as(Tokens.of(person))
                    .body("{}")
                    .post("/imports/" + UUID.randomUUID() + "/mapping")
                    .then()
                    .statusCode(403);
            as(Tokens.of(person)).get("/imports").then().statusCode(200);
        }
    }

    @Test
    void anAgencySeesItsOwnLinesAndNoOthers() {
        String source = newSource();
        String buyer = "CITY OF TENANT" + Math.abs(source.hashCode());
        upload(source, ORDERS + order("P1", 1, buyer, "DOME", 2, "GENERAL FUND"));
        JsonNode line = linesOf(source).get(0);
        UUID agency = UUID.fromString(line.path("agencyId").asText());
        UUID other = UUID.randomUUID();
        String id = line.path("id").asText();

        as(Tokens.agencyPerson(agency, "reporter"))
                .get("/lines?agencyId=" + agency)
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(1));
        as(Tokens.agencyPerson(agency, "reporter")).get("/lines/" + id).then().statusCode(200);
        as(Tokens.agencyPerson(other, "reporter"))
                .get("/lines?agencyId=" + agency)
                .then()
                .statusCode(404);
        as(Tokens.agencyPerson(other, "reporter")).get("/lines/" + id).then().statusCode(404);
        as(Tokens.agencyPerson(other, "reporter")).get("/lines").then().statusCode(403);
        as(Tokens.agencyPerson(other, "reporter")).get("/imports").then().statusCode(403);
        as(Tokens.agencyPerson(other, "reporter")).get("/sources").then().statusCode(403);
    }

    @Test
    void theCommittedOpenApiIsWhatIsServed() throws IOException {
        String served = given().queryParam("format", "yaml").get("/q/openapi").asString();
        Path fresh = Path.of("target", "openapi", "served.yaml");
        Files.createDirectories(fresh.getParent());
        Files.writeString(fresh, served);

        assertThat(Files.exists(COMMITTED) ? Files.readString(COMMITTED) : "")
                .as("The API changed. If it is intended: cp ingest-service/%s ingest-service/%s", fresh, COMMITTED)
                .isEqualTo(served);
    }

    @Test
    void healthAndMetricsAreOpenAndSayWhatMatters() {
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"))
                .body(containsString("Database"));
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/metrics").then().statusCode(200).body(containsString("sightline_ingest_imports_running"));
    }

    @Test
    void everyAnswerNamesItsCorrelationId() {
        analyst()
                .header("X-Correlation-Id", "c-9")
                .get("/imports/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .header("X-Correlation-Id", equalTo("c-9"))
                .body("correlationId", equalTo("c-9"));
    }

    @Test
    void aSourceIsDescribedOnceAndReadBack() {
        String source = newSource();
        analyst()
                .body(
                        "{\"name\":\"Franklin orders"
                                + " (invented)\",\"state\":\"XF\",\"documentType\":\"purchase_order\","
                                + "\"mapping\":{\"Wer\":\"buyer\",\"Was\":\"description\",\"Wieviel\":\"amount\"},\"dateOrder\":\"DMY\"}")
                .put("/sources/" + source)
                .then()
                .statusCode(200)
                .body("mapping.Wer", equalTo("buyer"));

        analyst().get("/sources/" + source).then().statusCode(200).body("dateOrder", equalTo("DMY"));
        assertThat(get("/sources?limit=1000").toString()).contains(source);
        analyst()
                .body("{\"state\":\"Franklin\",\"delimiter\":\"x\"}")
                .put("/sources/" + source)
                .then()
                .statusCode(422)
                .body("errors.size()", equalTo(2));
        counts(upload(source, "Wer,Was,Wieviel\nCITY OF MARROWBONE,MULCH,12.50\n"), 1, 0, 0, 0);
    }

    @Test
    void aSourceThatAnotherPersonChangedIsNotOverwritten() {
        String path = "/sources/" + newSource();
        String read = analyst().body("{\"name\":\"One (invented)\"}").put(path).header("ETag");
        analyst().body("{\"name\":\"Two (invented)\"}").put(path).then().statusCode(200);

        analyst()
                .header("If-Match", read)
                .body("{\"name\":\"Three (invented)\"}")
                .put(path)
                .then()
                .statusCode(412);

        String newest = analyst().get(path).header("ETag");
        analyst()
                .header("If-Match", newest)
                .body("{\"name\":\"Three (invented)\"}")
                .put(path)
                .then()
                .statusCode(200)
                .body("name", equalTo("Three (invented)"));
    }
}
