package org.sightline.ingest.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sightline.ingest.RealService;
import org.sightline.localstack.people.Tokens;

/** A machine of the office sends files into the sources that it was made for, and into no others. */
@QuarkusTest
class OfficeMachineTest extends RealService {

    private static final List<String> SENDS = List.of(
            "GET /imports/check",
            "POST /imports",
            "GET /imports/{}",
            "POST /feeds/{}/runs",
            // Named by mistake: the table lets no machine do these.
            "POST /imports/{}/application",
            "POST /imports/{}/undo",
            "PUT /sources/{}");

    private final String source = newSource();

    private static RequestSpecification by(String token) {
        return RestAssured.given().auth().oauth2(token);
    }

    private RequestSpecification machine() {
        return by(Tokens.officeServiceAccount(SENDS, List.of(source)));
    }

    private static Response sent(RequestSpecification by, String source) {
        return by.contentType("application/octet-stream")
                .body((ORDERS + order("N-" + UUID.randomUUID(), 1, "CITY OF MARROWBONE", "MULCH", 1, "GENERAL FUND"))
                        .getBytes(StandardCharsets.UTF_8))
                .post("/imports?filename=night.csv&state=XF&source=" + source);
    }

    @Test
    void itImportsIntoItsSourceAndSeesWhatBecameOfIt() {
        assertThat(machine().get("/imports/check?source=" + source).statusCode())
                .isEqualTo(200);
        Response sent = sent(machine(), source);
        assertThat(sent.statusCode()).as(sent.asString()).isEqualTo(202);
        counts(ended(sent), 1, 0, 0, 0);
        assertThat(machine().get("/imports/" + sent.<String>path("id")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void anotherSourceIsRefusedAndNotMade() {
        String other = newSource();
        for (Response refused : List.of(machine().get("/imports/check?source=" + other), sent(machine(), other))) {
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.asString()).contains(other);
        }
        assertThat(analyst().get("/sources/" + other).statusCode()).isEqualTo(404);
    }

    @Test
    void itRunsTheFeedOfItsSourceAndNoOther() {
        for (String of : List.of(source, newSource())) {
            String feed = "feed-" + UUID.randomUUID();
            String said =
                    "{\"name\":\"Payments (invented)\",\"kind\":\"folder\",\"address\":\"none-such\",\"source\":\"" + of
                            + "\",\"state\":\"XF\",\"enabled\":false}";
            assertThat(as("admin").body(said).put("/feeds/" + feed).statusCode())
                    .isEqualTo(200);
            assertThat(machine().post("/feeds/" + feed + "/runs").statusCode())
                    .as("409: it is not enabled, so it was asked for")
                    .isEqualTo(of.equals(source) ? 409 : 403);
        }
    }

    @Test
    void itAppliesTakesBackAndDescribesNothing() {
        String id = sent(machine(), source).path("id");
        assertThat(machine().post("/imports/" + id + "/application").statusCode())
                .isEqualTo(403);
        assertThat(machine()
                        .contentType("application/json")
                        .body("{\"reason\":\"invented\"}")
                        .post("/imports/" + id + "/undo")
                        .statusCode())
                .isEqualTo(403);
        assertThat(machine()
                        .contentType("application/json")
                        .body("{\"name\":\"Invented\"}")
                        .put("/sources/" + source)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aMachineOfAnAgencySendsNothing() {
        String machine = Tokens.serviceAccount(UUID.randomUUID(), SENDS);
        assertThat(sent(by(machine), source).statusCode()).isEqualTo(403);
    }
}
