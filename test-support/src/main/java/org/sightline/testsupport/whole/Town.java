package org.sightline.testsupport.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** An invented town that one test has for itself: what others do does not change its counts. */
public record Town(UUID id, String name) {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** Registers a new one by the admin and returns when the gateway shows it. The name is new in every run. */
    public static Town registered(String word) {
        return registered(word, "XF");
    }

    /** One in a state whose laws a test is about; the town itself is invented. */
    public static Town registered(String word, String state) {
        String name = "Town of " + word + " " + Long.toString(System.nanoTime(), 36) + NUMBER.incrementAndGet();
        Response answer = Person.admin()
                .post(
                        "/api/agencies",
                        Person.fields(
                                "name", name, "kind", "town", "state", state, "county", "Invented", "sample", true));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        Town town = new Town(UUID.fromString(Person.parse(answer).path("id").asText()), name);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Person.analyst()
                                .get("/api/agencies/" + town.id + "/compliance")
                                .statusCode()
                        == 200);
        return town;
    }

    public Person reporter() {
        return Person.of(id, "reporter");
    }

    public JsonNode compliance(Person who) {
        return who.json("/api/agencies/" + id + "/compliance");
    }

    /** Its findings that hold, of any kind. */
    public List<JsonNode> findings() {
        return Person.analyst().all("/api/findings?agencyId=" + id);
    }

    /** Returns its findings when there are this many. */
    public List<JsonNode> awaitFindings(int count) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(findings()).hasSize(count));
        return findings();
    }

    /** The number of lines that are held of it. */
    long lines() {
        return Person.analyst()
                .json("/api/lines?agencyId=" + id + "&limit=1")
                .path("total")
                .asLong();
    }
}
