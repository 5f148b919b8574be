package org.sightline.matching;

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
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What holds for every endpoint. */
@QuarkusTest
class ServiceTest extends RealService {

    /** What a law says is open to everybody. */
    private static final Set<String> OPEN = Set.of("get /rules", "get /rules/{id}");

    private static final Path COMMITTED = Path.of("openapi", "openapi.yaml");

    @Test
    void nobodyGetsAnythingWithoutSigningIn() throws IOException {
        JsonNode paths = json.readTree(
                        given().queryParam("format", "json").get("/q/openapi").asString())
                .path("paths");
        List<String> endpoints = new ArrayList<>();
        paths.properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    if (OPEN.contains(method + " " + path.getKey())) {
                        return;
                    }
                    String address = path.getKey()
                            .replaceAll("\\{[a-zA-Z]+}", UUID.randomUUID().toString());
                    endpoints.add(method + " " + address);
                    assertThat(given().contentType("application/json")
                                    .request(method.toUpperCase(Locale.ROOT), address)
                                    .statusCode())
                            .as("%s %s", method, address)
                            .isEqualTo(401);
                }));
        assertThat(endpoints).hasSizeGreaterThan(20);
    }

    @Test
    void theCommittedOpenApiIsWhatIsServed() throws IOException {
        String served = given().queryParam("format", "yaml").get("/q/openapi").asString();
        Path fresh = Path.of("target", "openapi", "served.yaml");
        Files.createDirectories(fresh.getParent());
        Files.writeString(fresh, served);
        assertThat(Files.exists(COMMITTED) ? Files.readString(COMMITTED) : "")
                .as("The API changed. If it is intended: cp matching-service/%s matching-service/%s", fresh, COMMITTED)
                .isEqualTo(served);
    }

    @Test
    void healthAndMetricsAreOpen() {
        given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
        given().get("/q/metrics").then().statusCode(200).body(containsString("sightline_lines_screened_total"));
    }

    @Test
    void everyAnswerNamesItsCorrelationId() {
        as("analyst")
                .header("X-Correlation-Id", "c-9")
                .get("/findings/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .header("X-Correlation-Id", equalTo("c-9"))
                .body("correlationId", equalTo("c-9"));
    }
}
