package org.sightline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sightline.testsupport.service.EveryChannel;
import org.sightline.testsupport.service.EveryOperation;

/** What holds for every endpoint. */
@QuarkusTest
class ServiceTest extends RealService implements EveryChannel, EveryOperation {

    @Override
    public String service() {
        return "ingest";
    }

    @Override
    public String meter() {
        return "sightline_ingest_imports_running";
    }

    @Override
    public int fewestOperations() {
        return 13;
    }

    /** Whose a line is, only the service knows. */
    @Override
    public Map<String, String> actions() {
        return Map.of(
                "GET /lines/{}",
                "READ",
                "GET /lines/{}/versions",
                "READ",
                "GET /lines/{}/page",
                "READ",
                "GET /line-agencies",
                "OVERSEE");
    }

    @Override
    public Map<String, UUID> thingsOf(UUID agency) {
        return Map.of("/lines/{id}", UUID.fromString(lineOf(agency).path("id").asText()));
    }

    /** A line that the agency bought: uploaded under a name that is its alias. */
    private static JsonNode lineOf(UUID agency) {
        String source = newSource();
        String name = "AGENCY " + agency;
        kafka().send(
                        "agencies",
                        agency.toString(),
                        Map.of(),
                        "{\"id\":\"" + agency + "\",\"version\":1,\"name\":\"" + name
                                + "\",\"state\":\"XF\",\"status\":\"registered\",\"aliasIds\":[],\"updatedAt\":\"2026-01-01T00:00:00Z\"}");
        return eventually()
                .until(
                        () -> {
                            upload(source, ORDERS + order("P1", 1, name, "DOME", 2, "GENERAL FUND"));
                            return linesOf(source).get(0);
                        },
                        line -> line.path("agencyId").asText().equals(agency.toString()));
    }

    @Test
    void anAgencySeesItsOwnLinesAndNoOthers() {
        UUID agency = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        String id = lineOf(agency).path("id").asText();

        reporter(agency).get("/lines?agencyId=" + agency).then().statusCode(200).body("items.size()", equalTo(1));
        reporter(agency).get("/lines/" + id).then().statusCode(200);
        reporter(other).get("/lines?agencyId=" + agency).then().statusCode(404);
        reporter(other).get("/lines/" + id).then().statusCode(404);
        reporter(other).get("/lines").then().statusCode(403);
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
                .header("If-Match", analyst().get("/sources/" + source).header("ETag"))
                .body("{\"state\":\"Franklin\",\"delimiter\":\"x\"}")
                .put("/sources/" + source)
                .then()
                .statusCode(422)
                .body("errors.size()", equalTo(2));
        counts(upload(source, "Wer,Was,Wieviel\nCITY OF MARROWBONE,MULCH,12.50\n"), 1, 0, 0, 0);
    }

    @Test
    void aSecretOfAFeedWithoutAHostIsSaidOfTheSystem() {
        as("admin")
                .get("/system")
                .then()
                .statusCode(200)
                .body("sentences", hasItem(containsString("sightline.feed-secret.invented-unbound.host")))
                .body("sentences", not(hasItem(containsString("token-without-a-host"))));
    }

    @Test
    void aSourceThatAnotherPersonChangedIsNotOverwritten() {
        String path = "/sources/" + newSource();
        String read = analyst().body("{\"name\":\"One (invented)\"}").put(path).header("ETag");
        analyst().body("{\"name\":\"Two (invented)\"}").put(path).then().statusCode(428);
        analyst()
                .header("If-Match", read)
                .body("{\"name\":\"Two (invented)\"}")
                .put(path)
                .then()
                .statusCode(200);

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
