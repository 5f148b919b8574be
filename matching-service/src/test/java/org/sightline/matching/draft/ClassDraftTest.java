package org.sightline.matching.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sightline.matching.RealService;

/** An office adds a class of goods as it adds a maker. All classes are invented. */
@QuarkusTest
class ClassDraftTest extends RealService {

    private static Map<String, Object> scanners(String field, Object value) {
        Map<String, Object> asked = new HashMap<>(Map.of(
                "id",
                "cat-zorb-scanners",
                "name",
                "Body scanners (invented)",
                "words",
                List.of("ZORB BODY SCANNER", "zorb body scanner", " "),
                "models",
                List.of("ZBS_####"),
                "exclusions",
                List.of("TOY ZORB BODY SCANNER"),
                "source",
                "An invented act",
                "certainty",
                "found",
                "summary",
                "An invented act names body scanners"));
        asked.put(field, value);
        return asked;
    }

    private static Response draft(String field, Object value) {
        return as("admin").body(scanners(field, value)).post("/rules/classes");
    }

    private static void discard(String draft) {
        as("admin")
                .header("If-Match", as("admin").get(draft).header("ETag"))
                .delete(draft)
                .then()
                .statusCode(204);
    }

    @Test
    void itsWordsAndItsIdAreTwoDraftsForASecondPerson() {
        Response drafted = draft("name", "Body scanners (invented)");
        drafted.then().statusCode(201);
        String words = "/watchlist/drafts/" + drafted.path("watchlistDraft");
        String id = "/rules/drafts/" + drafted.path("ruleDraft");

        assertThat(as("analyst").get(words).<List<String>>path("diff.row.kind"))
                .as("the class, its word once, its model and what it is not")
                .containsExactly("entity", "name", "model", "trap");
        assertThat(as("analyst").get(words).<String>path("diff[0].row.detail")).isEqualTo("CATEGORY");
        assertThat(as("analyst").get(words).<String>path("diff[1].row.detail")).isEqualTo("PHRASE");
        as("analyst").get(id).then().body("changes[0].op", equalTo("add_class"));
        as("admin").post(words + "/simulation").then().statusCode(200);
        as("admin").post(id + "/simulation").then().statusCode(200);
        as("admin")
                .header("If-Match", as("admin").get(id).header("ETag"))
                .post(id + "/approval")
                .then()
                .statusCode(403);
        discard(words);
        discard(id);
    }

    @Test
    void whatIsRefusedLeavesNeitherDraft() {
        int before =
                as("analyst").get("/watchlist/drafts").<List<Object>>path("").size();
        int rules = as("analyst").get("/rules/drafts").<List<Object>>path("").size();

        draft("id", "hikvision").then().statusCode(422).body("errors[0].pointer", equalTo("/id"));
        draft("id", "cat-routers").then().statusCode(422).body("errors[0].pointer", equalTo("/id"));
        draft("id", "No Id").then().statusCode(422).body("errors[0].pointer", equalTo("/id"));
        draft("words", List.of(" ")).then().statusCode(422).body("errors[0].pointer", equalTo("/words"));
        draft("words", List.of("A".repeat(101))).then().statusCode(422).body("errors[0].code", equalTo("too-long"));
        draft("source", "").then().statusCode(422).body("errors[0].pointer", equalTo("/source"));
        draft("certainty", "sure").then().statusCode(422);
        draft("summary", "").then().statusCode(422).body("errors[0].pointer", equalTo("/summary"));

        assertThat(as("analyst").get("/watchlist/drafts").<List<Object>>path(""))
                .hasSize(before);
        assertThat(as("analyst").get("/rules/drafts").<List<Object>>path("")).hasSize(rules);
    }

    @Test
    void aClassTakesThePlaceOfNoMaker() {
        Map<String, Object> change =
                Map.of("op", "add_class", "maker", "hikvision", "text", "All cameras", "certainty", "found");

        as("admin")
                .body(Map.of("summary", "An invented mistake", "changes", List.of(change)))
                .post("/rules/drafts")
                .then()
                .statusCode(422)
                .body("errors[0].message", containsString("The rules have a maker \"hikvision\""));
    }
}
