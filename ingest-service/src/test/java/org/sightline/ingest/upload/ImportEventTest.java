package org.sightline.ingest.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sightline.ingest.RealService;

/** Who follows an import is told how it goes on, and the stream ends with it. */
@QuarkusTest
class ImportEventTest extends RealService {

    @Test
    void theLastEventOfAnImportIsItsEnd() {
        String source = newSource();
        String id = post(
                        source,
                        "",
                        (ORDERS + order("P1", 1, "CITY OF MARROWBONE", "DOME", 2, "")).getBytes(StandardCharsets.UTF_8))
                .path("id");

        List<JsonNode> told = follow(id);

        assertThat(told).isNotEmpty();
        assertThat(told.getLast().path("status").asText()).isEqualTo("done");
        assertThat(told.getLast().path("accepted").asInt()).isEqualTo(1);
    }

    @Test
    void anImportThatIsOverIsToldOnce() {
        String id = upload(newSource(), ORDERS + order("P1", 1, "CITY OF MARROWBONE", "DOME", 2, ""))
                .path("id")
                .asText();

        assertThat(follow(id))
                .singleElement()
                .satisfies(only -> assertThat(only.path("status").asText()).isEqualTo("done"));
    }

    @Test
    void nobodyFollowsWhatIsNotThere() {
        analyst()
                .accept("text/event-stream")
                .get("/imports/00000000-0000-4000-8000-000000000000/events")
                .then()
                .statusCode(404);
    }

    /** Reads the stream to its end. */
    private static List<JsonNode> follow(String id) {
        Response stream = analyst().accept("text/event-stream").get("/imports/" + id + "/events");
        assertThat(stream.statusCode()).as(stream.asString()).isEqualTo(200);
        assertThat(stream.contentType()).startsWith("text/event-stream");
        return stream.asString()
                .lines()
                .filter(line -> line.startsWith("data:"))
                .map(line -> json(line.substring("data:".length())))
                .toList();
    }
}
