package org.sightline.matching.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sightline.matching.RealService;

/** The sheet on which an admin puts changes of the watchlist together. */
@QuarkusTest
class SheetTest extends RealService {

    private static final String SHEET = "/watchlist/sheet";

    @BeforeEach
    void theSheetIsEmpty() {
        as("admin").header("If-Match", tag()).delete(SHEET).then().statusCode(204);
        as("admin")
                .get(SHEET)
                .then()
                .statusCode(200)
                .body("version", equalTo(0))
                .body("rows", empty());
    }

    @Test
    void aNewMakerIsReadWithAllThatBelongsToItInWhateverOrder() {
        JsonPath sheet = put(
                        row(Map.of(
                                "kind",
                                "membership",
                                "entityId",
                                "zorbcam",
                                "value",
                                "dod-1260h",
                                "from",
                                "2026-01-07")),
                        row(Map.of("kind", "name", "entityId", "zorbcam", "value", "Zorbcam")),
                        row(Map.of("kind", "model", "entityId", "zorbcam", "value", "ZRB_####")),
                        row(Map.of("kind", "entity", "entityId", "zorbcam", "value", "Zorbcam Optics Ltd")))
                .jsonPath();

        assertThat(sheet.getList("rows.state")).containsOnly("new");
        assertThat(sheet.getString("rows[0].becomes.detail")).isEqualTo("from 2026-01-07");
        Response draft = as("admin").header("If-Match", tag()).post(SHEET + "/draft");
        draft.then().statusCode(200).body("diff", hasSize(4)).body("diff[0].row.kind", equalTo("entity"));
        as("admin").get(SHEET).then().body("version", equalTo(0));
        discard(draft.path("id"));
    }

    @Test
    void eachRowSaysWhatItDoesToTheListInForce() {
        JsonPath sheet = put(
                        row(Map.of("kind", "brand", "entityId", "hikvision", "value", "ZORBBRAND")),
                        row(same("name", "hikvision", "HIKVISION")),
                        row(Map.of("kind", "name", "entityId", "hikvision", "value", "hikvision", "form", "SHARED")),
                        row(Map.of(
                                "op",
                                "end",
                                "kind",
                                "membership",
                                "entityId",
                                "hikvision",
                                "value",
                                "fcc-covered",
                                "to",
                                "2027-01-01")),
                        row(Map.of("op", "remove", "kind", "name", "entityId", "hikvision", "value", "HIKVISION")),
                        row(Map.of("kind", "name", "entityId", "nobody-at-all", "value", "X")))
                .jsonPath();

        assertThat(sheet.getList("rows.state"))
                .containsExactly("new", "same", "changed", "ended", "removed", "problem");
        assertThat(sheet.getString("rows[2].was.detail")).isEqualTo("COINED");
        assertThat(sheet.getString("rows[2].becomes.detail")).isEqualTo("SHARED");
        assertThat(sheet.getString("rows[3].becomes.detail")).isEqualTo("from 2021-03-12 to 2027-01-01");
        assertThat(sheet.getString("rows[5].problems[0].code")).isEqualTo("unknown-entity");
        assertThat(sheet.getMap("counts")).containsEntry("new", 1).containsEntry("problem", 1);
    }

    @Test
    void aFileIsComparedWithTheListAndAllItsProblemsAreToldWithTheirRows() {
        JsonPath sheet = file("""
                        entity,name,list,from,citation
                        hikvision,Hikvision,dod-1260h,2021-06-03,DoD notices 2021-06-03
                        ,Zorbcam Optics Ltd,dod-1260h,2026-01-07,An invented notice
                        dahua,Dahua,dod-1260h,7 January,An invented notice
                        ,Blindcam Works,dod-1260h,13 Smarch,An invented notice
                        """).jsonPath();

        assertThat(sheet.getList("rows.state"))
                .containsExactly("changed", "new", "new", "new", "problem", "new", "new", "problem");
        assertThat(sheet.getList("rows.place")).containsExactly(2, 3, 3, 3, 4, 5, 5, 5);
        assertThat(sheet.getString("rows[7].problems[0].message"))
                .as("what is wrong with the day, and not that its maker is not there")
                .contains("13 Smarch");
        assertThat(sheet.getString("rows[4].problems[0].message")).contains("7 January", "2026-01-31");
        assertThat(sheet.getBoolean("rows[4].taken")).isFalse();
        assertThat(sheet.getList("absent.kind")).containsOnly("membership");
        assertThat(sheet.getList("absent.value")).containsOnly("dod-1260h");
        assertThat(sheet.getList("absent.entityId")).doesNotContain("hikvision", "dahua");
        assertThat(sheet.getList("absent.detail").toString()).doesNotContain(" to ");
    }

    @Test
    void theSameFileSentTwiceIsOnTheSheetOnce() {
        String list = "kind,entity,value,source\nname,hikvision,ZORBONCE,invented\n";

        file(list).then().body("rows", hasSize(1));
        file(list).then().body("rows", hasSize(1)).body("version", equalTo(2));
    }

    @Test
    void aDraftIsRefusedWithAllProblemsAndTakesOnlyWhatIsTaken() {
        put(
                row(Map.of("kind", "name", "entityId", "nobody-at-all", "value", "X")),
                row(Map.of("kind", "mac_prefix", "entityId", "hikvision", "value", "XYZ")),
                row(Map.of("kind", "name", "entityId", "hikvision", "value", "ZORBTAKEN")));
        as("admin")
                .header("If-Match", tag())
                .post(SHEET + "/draft")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItems("/rows/0/entityId", "/rows/1/value"));

        put(
                leftOut(Map.of("kind", "name", "entityId", "nobody-at-all", "value", "X")),
                row(Map.of("kind", "name", "entityId", "hikvision", "value", "ZORBTAKEN")));
        Response draft = as("admin").header("If-Match", tag()).post(SHEET + "/draft");
        draft.then().statusCode(200).body("diff", hasSize(1)).body("diff[0].row.value", equalTo("ZORBTAKEN"));
        as("admin").get(SHEET).then().body("rows", hasSize(1)).body("rows[0].state", equalTo("problem"));
        discard(draft.path("id"));
    }

    @Test
    void aSheetThatWasChangedInBetweenIsNotOverwritten() {
        put(row(Map.of("kind", "name", "entityId", "hikvision", "value", "ZORBSEEN")));
        String seen = tag();
        file("kind,entity,value,source\nname,hikvision,ZORBMEANWHILE,invented\n");

        as("admin").header("If-Match", seen).body(body()).put(SHEET).then().statusCode(412);
        as("admin").header("If-Match", seen).post(SHEET + "/draft").then().statusCode(412);
        as("admin").body(body()).put(SHEET).then().statusCode(428);
    }

    @Test
    void onlyAdminsHaveASheet() {
        as("analyst").get(SHEET).then().statusCode(403);
        as("analyst").header("If-Match", "\"0\"").body(body()).put(SHEET).then().statusCode(403);
    }

    private static Response put(Map<?, ?>... rows) {
        Response put = as("admin").header("If-Match", tag()).body(body(rows)).put(SHEET);
        put.then().statusCode(200);
        return put;
    }

    private static Map<String, Object> body(Map<?, ?>... rows) {
        return Map.of("summary", "An invented change", "rows", List.of(rows));
    }

    private static Map<String, Object> row(Map<String, String> edit) {
        return Map.of("edit", edited(edit), "taken", true);
    }

    private static Map<String, Object> leftOut(Map<String, String> edit) {
        return Map.of("edit", edited(edit), "taken", false);
    }

    private static Map<String, String> edited(Map<String, String> edit) {
        Map<String, String> whole = new HashMap<>(Map.of("op", "add", "source", "invented for a test"));
        whole.putAll(edit);
        return whole;
    }

    /** What makes the row that the list has already. */
    private static Map<String, String> same(String kind, String entity, String value) {
        JsonPath list = as("admin")
                .queryParam("kind", kind)
                .queryParam("entityId", entity)
                .queryParam("q", value)
                .get("/watchlist")
                .jsonPath();
        return Map.of(
                "kind",
                kind,
                "entityId",
                entity,
                "value",
                value,
                "form",
                list.getString("rows.items[0].detail"),
                "source",
                list.getString("rows.items[0].source"),
                "certainty",
                list.getString("rows.items[0].certainty"));
    }

    private static Response file(String text) {
        Response answer = as("admin")
                .contentType("application/octet-stream")
                .queryParam("source", "an invented list")
                .body(text.getBytes(StandardCharsets.UTF_8))
                .post(SHEET + "/file");
        answer.then().statusCode(200);
        return answer;
    }

    private static String tag() {
        return as("admin").get(SHEET).header("ETag");
    }

    private static void discard(String draft) {
        String tag = as("admin").get("/watchlist/drafts/" + draft).header("ETag");
        as("admin")
                .header("If-Match", tag)
                .delete("/watchlist/drafts/" + draft)
                .then()
                .statusCode(204);
    }
}
