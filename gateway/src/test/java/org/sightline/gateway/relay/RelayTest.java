package org.sightline.gateway.relay;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sightline.gateway.Ask;
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.Say;
import org.sightline.localstack.people.Tokens;

@QuarkusTest
@RealGateway
class RelayTest {

    @TestHTTPResource("/api/imports?filename=big.csv&source=invented")
    URI imports;

    private final Ask analyst = Ask.as("analyst");

    @Test
    void earlierFindingsAreReadFromMatchingAsRowsOfTheSameList() {
        JsonNode page = analyst.json("/api/findings?knownAt=2026-11-30&agencyId=" + UUID.randomUUID());
        assertThat(page.path("total").asInt()).isOne();
        assertThat(page.at("/items/0/verdict").asText()).isEqualTo("RESTRICTED");
        assertThat(page.at("/items/0/description").asText()).isNotBlank();
        assertThat(analyst.get("/api/findings?knownAt=2026-11-30&verdict=FLAGGED")
                        .statusCode())
                .as("filters are of now")
                .isEqualTo(422);
        assertThat(analyst.get("/api/findings.csv?knownAt=2026-11-30").statusCode())
                .isEqualTo(422);
        UUID own = UUID.randomUUID();
        Ask reporter = Ask.with(Tokens.agencyPerson(own, "reporter"));
        assertThat(reporter.get("/api/findings?knownAt=2026-11-30").statusCode())
                .isEqualTo(200);
        assertThat(reporter.get("/api/findings?knownAt=2026-11-30&agencyId=" + UUID.randomUUID())
                        .statusCode())
                .isEqualTo(404);
        JsonNode counts = analyst.json("/api/findings/counts?asOf=2026-01-01");
        assertThat(counts.path("path").asText()).isEqualTo("/findings/counts");
        assertThat(counts.path("query").asText()).isEqualTo("asOf=2026-01-01");
    }

    @Test
    void theServiceHearsTheCallersTokenTheCorrelationIdAndWhatConcernsIt() {
        String token = Tokens.of("analyst");
        Response answer = given().auth()
                .oauth2(token)
                .header("X-Correlation-Id", "walk-1")
                .header("Idempotency-Key", "k1")
                .header("X-User", "somebody")
                .contentType("application/json")
                .body("{\"columns\":{}}")
                .post("/api/imports/0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d44/mapping");
        JsonNode heard = Ask.parse(answer.asString());
        assertThat(heard.path("path").asText()).isEqualTo("/imports/0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d44/mapping");
        assertThat(heard.path("authorization").asText()).isEqualTo("Bearer " + token);
        assertThat(heard.path("x-correlation-id").asText()).isEqualTo("walk-1");
        assertThat(heard.path("idempotency-key").asText()).isEqualTo("k1");
        assertThat(heard.has("x-user")).isFalse();
        assertThat(heard.path("bytes").asInt()).isEqualTo(14);
        assertThat(answer.header("ETag")).isEqualTo("\"7\"");
        assertThat(answer.header("X-Correlation-Id")).isEqualTo("walk-1");
    }

    @Test
    void aPlaceThatTheServiceNamesIsNamedAsTheClientReachesIt() {
        Response answer = given().urlEncodingEnabled(false)
                .auth()
                .oauth2(Tokens.of("analyst"))
                .contentType("text/csv")
                .body("a,b\n1,2\n")
                .post("/api/imports?filename=f%20g.csv&source=invented");
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.header("Location")).endsWith("/api/imports/0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d44");
        assertThat(Ask.parse(answer.asString()).path("query").asText()).isEqualTo("filename=f%20g.csv&source=invented");
    }

    @Test
    void aProblemOfTheServiceReachesTheClientAsItIs() {
        Response answer = analyst.send("PUT", "/api/sources/invented", "{}", "If-Match", "\"stale\"");
        assertThat(answer.statusCode()).isEqualTo(412);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(Ask.parse(answer.asString()).path("detail").asText()).isEqualTo("As the service says it.");
    }

    @Test
    void aServiceThatIsDownIsNamedAndTheViewsGoOn() {
        Response answer = analyst.get("/api/sources/broken");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(Ask.parse(answer.asString()).path("detail").asText())
                .contains("ingest-service")
                .contains("Nothing was lost");
        assertThat(analyst.get("/api/overview").statusCode()).isEqualTo(200);
    }

    /** More than the test JVM's heap holds twice over would not pass if it were kept in memory. */
    @Test
    void aLargeFileIsStreamedThrough() throws IOException, InterruptedException {
        long bytes =
                Math.max(300L << 20, Math.min(2L << 30, Runtime.getRuntime().maxMemory() / 4));
        HttpRequest upload = HttpRequest.newBuilder(imports)
                .header("Authorization", "Bearer " + Tokens.of("analyst"))
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new Zeros(bytes)))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(upload, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(Ask.parse(answer.body()).path("bytes").asLong()).isEqualTo(bytes);
    }

    @Test
    void anUploadThatIsCutOffIsNoUpload() throws IOException {
        long before = officeRows("import file", "done 202");
        try (Socket socket = new Socket(imports.getHost(), imports.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + imports.getRawPath() + "?" + imports.getRawQuery()
                            + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + Tokens.of("analyst")
                            + "\r\nContent-Type: text/csv\r\nContent-Length: 1000000\r\n\r\nhalf a line")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            analyst.until(
                    "/api/audit?limit=1",
                    json -> json.at("/items/0/outcome").asText().equals("requested"));
        }
        analyst.until(
                "/api/audit?limit=1",
                json -> json.at("/items/0/action").asText().equals("import file")
                        && json.at("/items/0/outcome").asText().equals("failed"));
        assertThat(officeRows("import file", "done 202")).isEqualTo(before);
    }

    private long officeRows(String action, String outcome) {
        long rows = 0;
        for (JsonNode row : analyst.json("/api/audit?limit=1000").path("items")) {
            rows += row.path("action").asText().equals(action)
                            && row.path("outcome").asText().equals(outcome)
                    ? 1
                    : 0;
        }
        return rows;
    }

    @Test
    void aDecisionIsInTheViewBeforeItsMessageComes() {
        UUID agency = UUID.randomUUID();
        ObjectNode finding = Say.purchase(agency, "decide-maker", "2021-01-01", "FLAGGED");
        Say.findings(finding);
        String path = "/api/findings/" + finding.path("id").asText();
        analyst.until(path, json -> json.path("version").asInt() == 1);
        String confirmed = finding.deepCopy()
                .put("version", 2)
                .put("decision", "confirmed")
                .put("status", "triaged")
                .toString();
        Response answer = analyst.send("POST", path + "/decisions", confirmed, "If-Match", "\"1\"");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(analyst.json(path).path("decision").asText()).isEqualTo("confirmed");
        assertThat(analyst.get(path).header("ETag")).isEqualTo("\"2\"");
        assertThat(analyst.json("/api/agencies/" + agency + "/compliance")
                        .at("/waiting/0/code")
                        .asText())
                .isEqualTo("answer");
        JsonNode log = Ask.with(Tokens.agencyPerson(agency, "certifier")).json("/api/agencies/" + agency + "/audit");
        assertThat(log.at("/items/0/outcome").asText()).isEqualTo("done 200");
        assertThat(log.at("/items/0/action").asText()).isEqualTo("decide finding");
        assertThat(log.at("/items/0/name").asText()).isEqualTo("analyst");
        assertThat(log.at("/items/1/outcome").asText()).isEqualTo("requested");
    }

    @Test
    void whoMayOnlyReadChangesNothing() {
        UUID agency = UUID.randomUUID();
        Ask auditor = Ask.as("auditor");
        assertThat(auditor.send("POST", "/api/imports?filename=x.csv", "{}").statusCode())
                .isEqualTo(403);
        assertThat(auditor.send("POST", "/api/agencies", "{}").statusCode()).isEqualTo(403);
        assertThat(auditor.send("POST", "/api/agencies/" + agency + "/devices", "{}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(analyst.send("POST", "/api/watchlist/drafts", "{}").statusCode())
                .isEqualTo(403);
        assertThat(Ask.with(Tokens.agencyPerson(agency, "certifier"))
                        .send("POST", "/api/agencies/" + agency + "/devices", "{}")
                        .statusCode())
                .isEqualTo(403);
    }

    /** So many zero bytes. */
    private static final class Zeros extends InputStream {

        private long left;

        Zeros(long bytes) {
            left = bytes;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] into, int from, int most) {
            int n = (int) Math.min(most, left);
            left -= n;
            return n == 0 && most > 0 ? -1 : n;
        }
    }
}
