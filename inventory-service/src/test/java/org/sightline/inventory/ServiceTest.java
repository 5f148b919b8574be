package org.sightline.inventory;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sightline.localstack.people.Tokens;

/** What holds for every endpoint. */
@QuarkusTest
class ServiceTest extends RealService {

    /** The endpoints that are not about one agency: what a stranger to all agencies gets there. */
    private static final Map<String, Integer> ABOUT_NO_AGENCY = Map.of("GET /agencies", 200, "POST /agencies", 403);

    private static final Path COMMITTED = Path.of("openapi", "openapi.yaml");

    private record Endpoint(String method, String path) {}

    private static List<Endpoint> endpoints() {
        JsonNode paths = json(given().queryParam("format", "json")
                        .get("/q/openapi")
                        .asString())
                .path("paths");
        List<Endpoint> endpoints = new ArrayList<>();
        Set<String> methods = Set.of("get", "put", "post", "delete", "patch");
        paths.properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    if (methods.contains(method)) {
                        endpoints.add(new Endpoint(method.toUpperCase(Locale.ROOT), path.getKey()));
                    }
                }));
        return endpoints;
    }

    private static Response call(RequestSpecification who, Endpoint endpoint, UUID agency, UUID device) {
        String path = endpoint.path()
                .replace("{agencyId}", agency.toString())
                .replace("{deviceId}", device.toString())
                .replace("{importId}", UUID.randomUUID().toString());
        assertThat(path).as("every parameter of the path is known to this test").doesNotContain("{");
        boolean file = endpoint.method().equals("POST") && path.endsWith("device-imports");
        RequestSpecification request = who.header("If-Match", "\"1\"");
        if (!endpoint.method().equals("GET")) {
            request = file ? request.contentType("text/csv").body("serial\nS77\n") : request.body(body(path, agency));
        }
        return request.request(endpoint.method(), path);
    }

    /** A body of the endpoint's own fields: others would be refused before anything else is looked at. */
    private static Map<String, ?> body(String path, UUID agency) {
        if (path.endsWith("/removal")) {
            return Map.of("date", "2026-01-01", "method", "removed");
        }
        if (path.endsWith("/merge")) {
            return Map.of("from", agency);
        }
        return path.contains("/devices") ? Map.of("maker", "Acme") : Map.of("name", "City of Elsewhere (invented)");
    }

    @Test
    void anotherAgencyIsNotFoundThroughAnyEndpoint() {
        UUID own = city();
        UUID theirs = city();
        UUID device = id(reporter(theirs).body(device("S1")).post("/agencies/" + theirs + "/devices"));
        assertThat(endpoints()).hasSizeGreaterThanOrEqualTo(14).allSatisfy(endpoint -> {
            int wanted = ABOUT_NO_AGENCY.getOrDefault(endpoint.method() + " " + endpoint.path(), 404);
            for (String role : List.of("reporter", "certifier")) {
                Response answer = call(as(Tokens.agencyPerson(own, role)), endpoint, theirs, device);
                assertThat(answer.statusCode())
                        .as("%s %s as a %s elsewhere", endpoint.method(), endpoint.path(), role)
                        .isEqualTo(wanted);
                assertThat(answer.asString()).doesNotContain(theirs.toString());
            }
        });
        analyst()
                .get("/agencies/" + theirs + "/devices")
                .then()
                .body("total", equalTo(1))
                .body("items[0].version", equalTo(1));
    }

    @Test
    void nobodyGetsAnythingWithoutSigningIn() {
        UUID theirs = city();
        assertThat(endpoints()).allSatisfy(endpoint -> {
            assertThat(call(given().contentType("application/json"), endpoint, theirs, UUID.randomUUID())
                            .statusCode())
                    .isEqualTo(401);
            assertThat(call(
                                    given().contentType("application/json").header("Authorization", "Bearer nonsense"),
                                    endpoint,
                                    theirs,
                                    UUID.randomUUID())
                            .statusCode())
                    .isEqualTo(401);
        });
    }

    @Test
    void theCommittedOpenApiIsWhatIsServed() throws IOException {
        String served = given().queryParam("format", "yaml").get("/q/openapi").asString();
        Path fresh = Path.of("target", "openapi", "served.yaml");
        Files.createDirectories(fresh.getParent());
        Files.writeString(fresh, served);
        assertThat(Files.exists(COMMITTED) ? Files.readString(COMMITTED) : "")
                .as(
                        "The API changed. If it is intended: cp inventory-service/%s inventory-service/%s",
                        fresh, COMMITTED)
                .isEqualTo(served);
    }

    @Test
    void healthAndMetricsAreOpenAndSayWhatMatters() {
        given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/metrics").then().statusCode(200).body(containsString("http_server_requests_seconds"));
    }

    @Test
    void everyAnswerNamesItsCorrelationId() {
        analyst().header("X-Correlation-Id", "c-9").get("/agencies").then().header("X-Correlation-Id", equalTo("c-9"));
        analyst()
                .header("X-Correlation-Id", "c-9")
                .get("/agencies/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("correlationId", equalTo("c-9"));
    }
}
