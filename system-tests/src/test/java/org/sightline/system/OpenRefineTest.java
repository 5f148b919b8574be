package org.sightline.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.sightline.testsupport.whole.Person.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.localstack.process.Ports;
import org.sightline.testsupport.whole.Person;
import org.sightline.testsupport.whole.Sightline;

/**
 * OpenRefine itself looks names up by an address with a key. It is run where it is at hand: in the folder that Debian's package has
 * ({@code /usr/share/openrefine}), or in the one that {@code OPENREFINE_HOME} names. Where it is not, requests of the same form
 * are tested alone. All names are invented.
 */
@Order(6)
@ExtendWith(Sightline.class)
class OpenRefineTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path HOME = Path.of(System.getenv().getOrDefault("OPENREFINE_HOME", "/usr/share/openrefine"));

    @TempDir
    Path data;

    /** So that each test may make as many as one person may have. */
    @AfterEach
    void endAll() {
        for (JsonNode one : Person.analyst().json("/api/openrefine-addresses")) {
            if (one.path("own").asBoolean() && one.path("status").asText().equals("active")) {
                Person.analyst()
                        .delete("/api/openrefine-addresses/" + one.path("id").asText());
            }
        }
    }

    private static String address() {
        Response made = Person.analyst().post("/api/openrefine-addresses", fields("days", 1));
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        String url = Person.parse(made).path("url").asText();
        // The service hears of the address within seconds.
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(given().get(url).statusCode()).isEqualTo(200));
        return url;
    }

    /** As OpenRefine 3.8 sends them: a form, several names at once, a type, no header that says who asks. */
    @Test
    void requestsOfItsFormAreAnsweredWithoutAToken() {
        String url = address();
        JsonNode manifest = Person.parse(given().get(url));
        assertThat(manifest.path("versions").get(0).asText()).isEqualTo("0.2");
        assertThat(manifest.at("/suggest/entity/service_url").asText()).isEqualTo(url);
        String queries = """
                {"q0":{"query":"HIK VISION USA","type":"maker","type_strict":"should"},
                 "q1":{"query":"Dahua Technolgy","type":"maker","type_strict":"should","limit":3},
                 "q2":{"query":"ACME PAPER","type":"maker","type_strict":"should","properties":[]}}""";
        JsonNode answers = Person.parse(given().contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("queries", queries)
                .post(url));
        assertThat(answers.at("/q0/result/0/id").asText()).isEqualTo("hikvision");
        assertThat(answers.at("/q1/result/0/id").asText()).isEqualTo("dahua");
        assertThat(answers.at("/q2/result")).isEmpty();
        JsonNode suggested = Person.parse(given().get(manifest.at("/suggest/entity/service_url")
                        .asText() + manifest.at("/suggest/entity/service_path").asText() + "?prefix=hik"));
        assertThat(suggested.at("/result").toString()).contains("\"hikvision\"");
    }

    @Test
    void openRefineItselfReconcilesAColumn() throws IOException, InterruptedException {
        assumeTrue(
                Files.isDirectory(HOME.resolve("server")),
                "OpenRefine is not at hand: install Debian's openrefine, or name its folder in OPENREFINE_HOME");
        String url = address();
        int port = Ports.free();
        Path log = data.resolve("openrefine.log");
        Process refine = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        "server/*",
                        "-Drefine.headless=true",
                        "-Drefine.host=127.0.0.1",
                        "-Drefine.interface=127.0.0.1",
                        "-Drefine.port=" + port,
                        "-Drefine.webapp=webapp",
                        "-Drefine.data_dir=" + data,
                        "com.google.refine.Refine")
                .directory(HOME.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            Refine commands = new Refine("http://127.0.0.1:" + port + "/command/core/");
            await().atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .until(() -> commands.token().length() > 5);
            String project = commands.project("vendor\nHIK VISION USA\nDahua Technolgy\nACME PAPER\n");
            commands.reconcile(project, url, Person.parse(given().get(url)));
            JsonNode rows = commands.reconciled(project, 3);
            assertThat(rows.at("/0/cells/0/r/m/id").asText())
                    .as(rows.toString())
                    .isEqualTo("hikvision");
            assertThat(rows.at("/1/cells/0/r/m/id").asText())
                    .as(rows.toString())
                    .isEqualTo("dahua");
            assertThat(rows.at("/2/cells/0/r/c")).as(rows.toString()).isEmpty();
        } finally {
            refine.destroy();
            refine.waitFor(20, TimeUnit.SECONDS);
            refine.destroyForcibly();
        }
    }

    /** The commands of OpenRefine's own page. */
    private record Refine(String base) {

        String token() {
            return get("get-csrf-token").path("token").asText();
        }

        private JsonNode get(String command) {
            return parsed(given().get(base + command));
        }

        private static JsonNode parsed(Response answer) {
            try {
                return JSON.readTree(answer.asString());
            } catch (IOException noJson) {
                throw new AssertionError("Not JSON: " + answer.asString(), noJson);
            }
        }

        private RequestSpecification changing() {
            return given().redirects().follow(false).queryParam("csrf_token", token());
        }

        /** A project of a table of one column; its id. */
        String project(String table) {
            Response made = changing()
                    .queryParam("format", "text/line-based/*sv")
                    .queryParam("options", "{\"separator\":\",\",\"encoding\":\"UTF-8\"}")
                    .multiPart("project-name", "invented")
                    .multiPart("project-file", "names.csv", table.getBytes(StandardCharsets.UTF_8), "text/csv")
                    .post(base + "create-project-from-upload");
            assertThat(made.statusCode()).as(made.asString()).isEqualTo(302);
            return made.header("Location").replaceFirst(".*project=", "");
        }

        /** What its page sends for a service that it was given the manifest of. */
        void reconcile(String project, String url, JsonNode manifest) {
            Response types = changing()
                    .formParams(Map.of("project", project, "columnName", "vendor", "service", url))
                    .post(base + "guess-types-of-column");
            assertThat(parsed(types).at("/types/0/id").asText())
                    .as(types.asString())
                    .isEqualTo("maker");
            ObjectNode config = JSON.createObjectNode();
            config.put("mode", "standard-service")
                    .put("service", url)
                    .put("identifierSpace", manifest.path("identifierSpace").asText())
                    .put("schemaSpace", manifest.path("schemaSpace").asText())
                    .put("batchSize", manifest.path("batchSize").asInt())
                    .put("autoMatch", true)
                    .put("limit", 0);
            config.set("type", manifest.at("/defaultTypes/0"));
            config.set("columnDetails", JSON.valueToTree(List.of()));
            Response begun = changing()
                    .formParams(Map.of(
                            "project",
                            project,
                            "columnName",
                            "vendor",
                            "config",
                            config.toString(),
                            "engine",
                            "{\"facets\":[],\"mode\":\"row-based\"}"))
                    .post(base + "reconcile");
            assertThat(parsed(begun).path("code").asText()).as(begun.asString()).isIn("ok", "pending");
        }

        /** The rows once nothing is under way and each cell was answered. */
        JsonNode reconciled(String project, int rows) {
            return await().atMost(Duration.ofSeconds(60))
                    .until(
                            () -> rows(project),
                            found -> found.size() == rows
                                    && get("get-processes?project=" + project)
                                            .path("processes")
                                            .isEmpty()
                                    && found.at("/0/cells/0").has("r"));
        }

        /** The rows, with what stands in the pool of answers put into the cells. */
        private JsonNode rows(String project) {
            JsonNode answer = parsed(given().post(base + "get-rows?project=" + project + "&start=0&limit=10"));
            JsonNode pool = answer.at("/pool/recons");
            for (JsonNode row : answer.path("rows")) {
                JsonNode cell = row.at("/cells/0");
                if (cell instanceof ObjectNode object && object.path("r").isValueNode() && object.has("r")) {
                    object.set("r", pool.path(object.path("r").asText()));
                }
            }
            return answer.path("rows");
        }
    }
}
