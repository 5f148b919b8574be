package org.sightline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.sightline.testsupport.whole.Person.fields;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.sightline.localstack.sample.OfficeDay;
import org.sightline.testsupport.whole.Person;
import org.sightline.testsupport.whole.Sightline;
import org.sightline.testsupport.whole.Town;
import org.sightline.testsupport.whole.Upload;

/** Things that the invented state has none of: what is asked for them, and all of them, so that their pages can be looked at. */
final class RareThings {

    private RareThings() {}

    /**
     * Makes one of each.
     *
     * @param town whose webhook it is
     * @return addresses of those that no other page leads to
     */
    static List<String> make(Town town) {
        made(Person.admin().post("/api/webhooks", webhook("/office", "answer")));
        made(Person.admin().post("/api/agencies/" + town.id() + "/webhooks", webhook("/agency", "notice")));
        Town waived = Town.registered("Rarely waived", "NE");
        made(waived.reporter()
                .post(
                        "/api/agencies/" + waived.id() + "/waivers",
                        waiver(boundByNebraska(waived), "Not before summer.")));
        made(Person.admin().post("/api/watchlist/drafts", name("RAREVARIS")));
        made(Person.admin().post("/api/rules/drafts", rules("Tried rarely")));
        made(Person.admin().send("PUT", "/api/watchlist/feeds/rare-list", "application/json", """
                    {"name": "A list", "format": "csl_csv", "address": "https://lists.example.org/list.csv"}"""));
        made(Person.admin().send("PUT", "/api/feeds/rare-feed", "application/json", """
                    {"name": "Payments", "kind": "socrata", "address": "https://data.example.org/resource/abcd-1234",
                     "source": "rare-payments"}"""));
        made(Person.admin()
                .upload(
                        "/api/public-body-loads?filename=rare.csv&list=rare",
                        "name,kind,state,county\nTown of Rarely (invented),town,XF,Alder County\n"
                                .getBytes(StandardCharsets.UTF_8)));
        Sightline.kafka()
                .send(
                        "contract-lines",
                        "rare-" + UUID.randomUUID(),
                        Map.of("ce_type", "contract-line.changed.v1", "ce_source", "ingest-service"),
                        "{\"id\": \"not-a-line\", \"version\": ");
        return List.of(decidedJointly());
    }

    private static String decidedJointly() {
        List<JsonNode> alike = twoAlike();
        String first = alike.getFirst().path("id").asText();
        String path = "/api/findings/" + first;
        JsonNode decision = made(Person.analyst()
                .post(
                        path + "/joint-decisions",
                        Person.analyst().json(path).path("version").asLong(),
                        jointly(alike.getLast(), "The model is on each order.")));
        return "/workbench/" + first + "/joint-decisions/"
                + decision.required("id").asText();
    }

    private static JsonNode made(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isLessThan(300);
        return Person.parse(answer);
    }

    /** On this machine, where nobody listens. */
    static Map<String, Object> webhook(String path, String kind) {
        return fields("address", "http://127.0.0.1:9" + path, "kinds", List.of(kind));
    }

    /** Two findings of an invented town that are alike. */
    static List<JsonNode> twoAlike() {
        Town town = Town.registered("Alike");
        Upload.of(Upload.newSource("alike"), Upload.HEADER + dome("A-1", town) + dome("A-2", town))
                .done();
        return town.awaitFindings(2);
    }

    static String dome(String order, Town town) {
        return Upload.line(
                order,
                "2022-03-01",
                town.name(),
                "HIKVISION DS-2CD2143G0-I DOME CAMERA",
                "HIKVISION",
                "DS-2CD2143G0-I",
                "GENERAL FUND");
    }

    static Map<String, Object> jointly(JsonNode other, String reason) {
        return fields(
                "decision",
                "confirmed",
                "reason",
                reason,
                "others",
                List.of(fields(
                        "id",
                        other.path("id").asText(),
                        "version",
                        Person.analyst()
                                .json("/api/findings/" + other.path("id").asText())
                                .path("version")
                                .asLong())));
    }

    /** A finding of an invented town in Nebraska, whose law names a waiver. */
    static String boundByNebraska(Town town) {
        String order = Upload.HEADER
                + Upload.line(
                        "W-1",
                        "2025-03-01",
                        town.name(),
                        "HIKVISION DS-2CD2143G0-I DOME CAMERA",
                        "HIKVISION",
                        "DS-2CD2143G0-I",
                        "GENERAL FUND");
        Upload.of(Upload.newSource("waived"), "NE", order.getBytes(StandardCharsets.UTF_8))
                .done();
        String finding = town.awaitFindings(1).getFirst().path("id").asText();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Person.analyst()
                        .json("/api/findings/" + finding + "/waiver-laws")
                        .path("items")
                        .findValuesAsText("ruleId")
                        .contains("NE-906"));
        return finding;
    }

    static Map<String, Object> waiver(String finding, String why) {
        return fields(
                "findingId",
                finding,
                "ruleId",
                "NE-906",
                "justification",
                why,
                "controls",
                "A network of its own.",
                "expiresOn",
                OfficeDay.today().plusDays(100).toString());
    }

    static Map<String, Object> name(String word) {
        return fields(
                "summary",
                "An invented label",
                "edits",
                List.of(fields(
                        "op", "add", "kind", "name", "entityId", "hikvision", "value", word, "source", "invented")));
    }

    static Map<String, Object> rules(String summary) {
        return fields("summary", summary, "changes", List.of(fields("op", "withdraw", "ruleId", "F889-B1")));
    }
}
