package org.sightline.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.sightline.ingest.RealService;

/** A feed of a running service, with a source of its own; at the end nobody reads it any more. */
abstract class RealFeed extends RealService {

    private static final Set<String> MOVING = Set.of("received", "running", "waiting");

    final String feed = "feed-" + UUID.randomUUID();
    final String source = newSource();

    @AfterEach
    void switchOff() {
        as("admin")
                .header("If-Match", tag())
                .body(said("folder", feed, ",\"enabled\":false"))
                .put("/feeds/" + feed);
    }

    final String said(String kind, String address, String more) {
        return "{\"name\":\"Payments (invented)\",\"kind\":\"" + kind + "\",\"address\":\"" + address
                + "\",\"source\":\"" + source + "\",\"state\":\"XF\"" + more + "}";
    }

    final String tag() {
        Response now = analyst().get("/feeds/" + feed);
        return now.statusCode() == 200 ? now.header("ETag") : "\"0\"";
    }

    final void put(String kind, String address, String more) {
        Response answer = as("admin").body(said(kind, address, more)).put("/feeds/" + feed);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    }

    final JsonNode runs() {
        return get("/feeds/" + feed + "/runs").path("items");
    }

    /** The newest run, once there are so many that ended. */
    final JsonNode ended(int runs) {
        eventually().until(() -> {
            JsonNode now = runs();
            return now.size() >= runs && now.get(0).has("finishedAt");
        });
        return runs().get(0);
    }

    /** The first run, once it ended. */
    final JsonNode first() {
        eventually().until(() -> {
            JsonNode now = runs();
            return !now.isEmpty() && now.get(now.size() - 1).has("finishedAt");
        });
        return runs().get(runs().size() - 1);
    }

    /** The newest run, once it ended well. */
    final JsonNode good() {
        eventually()
                .until(() -> List.of("done", "nothing_new")
                        .contains(runs().path(0).path("status").asText()));
        return runs().get(0);
    }

    final JsonNode runNow() {
        int before = runs().size();
        analyst().post("/feeds/" + feed + "/runs").then().statusCode(200);
        return ended(before + 1);
    }

    final int held() {
        eventually().until(() -> {
            for (JsonNode job : get("/imports?limit=100").path("items")) {
                if (job.path("sourceId").asText().equals(source)
                        && MOVING.contains(job.path("status").asText())) {
                    return false;
                }
            }
            return true;
        });
        return linesOf(source).size();
    }
}
