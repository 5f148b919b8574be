package org.sightline.matching.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.matching.FloridaCity;

/** A list of approved goods as a table. All entries are invented. */
@QuarkusTest
class GoodsTest extends FloridaCity {

    private static final Map<String, String> NEW_LIST = Map.of(
            "list",
            "zorb-cleared",
            "title",
            "Cleared goods (invented)",
            "ruleId",
            "FCC-CAT",
            "certainty",
            "copy",
            "citation",
            "An invented edition");
    private static final Map<String, String> BLUE =
            Map.of("list", "blue-uas", "from", "2026-01-07", "certainty", "found", "citation", "An invented edition");

    private static Response read(Map<String, String> onto, String text) {
        return as("admin")
                .contentType("text/csv")
                .queryParams(onto)
                .body(text.getBytes(StandardCharsets.UTF_8))
                .post("/rules/goods/reading");
    }

    private static Map<String, String> with(Map<String, String> onto, String field, String value) {
        Map<String, String> other = new HashMap<>(onto);
        other.put(field, value);
        return other;
    }

    private static JsonPath changes(Map<String, String> onto, String text) {
        Response read = read(onto, text);
        read.then().statusCode(200).body("wrong", empty());
        return read.jsonPath();
    }

    @Test
    void aNewListIsReadWithItsGoodsAndBecomesADraft() {
        JsonPath read = changes(NEW_LIST, """
                Cleared goods of an invented office,,,
                Manufacturer,Model,First day,Last day
                Zorbair,ZX-9,2026-02-01,
                Zorbair,ZX-7,2025-01-01,2025-12-31
                """);

        assertThat(read.getInt("rows")).isEqualTo(2);
        assertThat(read.getInt("added")).isEqualTo(2);
        assertThat(read.getList("changes.op")).containsExactly("add_list", "add_listing", "add_listing");
        assertThat(read.getString("changes[1].goods")).isEqualTo("ZX-9");
        assertThat(read.getString("changes[2].until"))
                .as("the first day off the list is the one after the last day on it")
                .isEqualTo("2026-01-01");
        Response draft = as("admin")
                .body(Map.of("summary", "Invented goods", "changes", read.getList("changes")))
                .post("/rules/drafts");
        draft.then()
                .statusCode(201)
                .body("diff.id", containsInAnyOrder("zorb-cleared Zorbair ZX-9", "zorb-cleared Zorbair ZX-7"));
        as("admin")
                .header("If-Match", draft.header("ETag"))
                .delete("/rules/drafts/" + draft.path("id"))
                .then()
                .statusCode(204);
    }

    @Test
    void aNewEditionSaysWhatComesWhatLeavesWhatStaysAndWhatItNoLongerNames() throws SQLException {
        approved(changes(BLUE, "maker,goods\nZorbair,OLD 1\nZorbair,OLD 2\nZorbair,OLD 3\n")
                .getList("changes"));

        Response read = read(BLUE, """
                maker,goods,from,until
                ZORBAIR,old 1,,
                Zorbair,OLD 2,,2026-11-01
                Zorbair,NEW 4,2026-11-01,
                Zorbair,OLD 1,2020-01-01,2020-02-01
                """);

        read.then()
                .statusCode(200)
                .body("known", equalTo(1))
                .body("added", equalTo(1))
                .body("ended", equalTo(1))
                .body("absent", equalTo(1))
                .body("changes.op", contains("end_listing", "add_listing"))
                .body("wrong.row", contains(5))
                .body("wrong[0].message", containsString("earlier row names the same goods"));
        read(BLUE, "maker,goods,from,until\nZorbair,OLD 1,2025-06-01,\n")
                .then()
                .statusCode(200)
                .body("wrong[0].message", containsString("It is on the list from 2026-01-07 on"))
                .body("changes", empty());
    }

    @Test
    void eachRowThatCannotBeUsedSaysWhy() {
        read(NEW_LIST, """
                        maker,goods,from,until
                        =cmd|' /C calc'!A0,ZX-9,2026-02-01,
                        Zorbair,,2026-02-01,
                        Zorbair,★,2026-02-01,
                        Zorbair,ZX-5,1/31/2026,
                        Zorbair,ZX-6,2026-02-01,2026-01-01
                        Zorbair,ZX-8,,
                        Zorbair,ZX-9,2026-02-01,
                        """)
                .then()
                .statusCode(200)
                .body("rows", equalTo(7))
                .body("added", equalTo(1))
                .body("wrongRows", equalTo(6))
                .body("wrong.row", contains(2, 3, 4, 5, 6, 7))
                .body("wrong[0].message", containsString("formula of a spreadsheet"))
                .body("wrong[1].message", equalTo("The column goods is empty."))
                .body("wrong[2].message", containsString("no letter from A to Z"))
                .body("wrong[3].message", containsString("Write it as 2026-01-31"))
                .body("wrong[4].message", containsString("leaves the list before"))
                .body("wrong[5].message", containsString("first day on the list is missing"));
    }

    @ParameterizedTest
    @CsvSource({
        "list, fcc-covered, list-of-makers",
        "list, No Id, no-id",
        "list, '', missing",
        "title, '', missing",
        "ruleId, NOBODY-1, unknown-rule",
        "certainty, sure, unreadable",
        "citation, ' ', missing",
    })
    void whatIsWrongForTheWholeListIsSaidOnce(String field, String value, String code) {
        read(with(NEW_LIST, field, value), "maker,goods,from\nZorbair,ZX-9,2026-02-01\n")
                .then()
                .statusCode(422)
                .body("errors", hasSize(1))
                .body("errors[0].pointer", equalTo(field))
                .body("errors[0].code", equalTo(code));
    }

    @Test
    void whatIsNoSuchTableIsRefusedWithWhatToDo() {
        read(NEW_LIST, "name,price\nZorbair,9\n").then().statusCode(422).body("errors[0].code", equalTo("no-header"));
        read(NEW_LIST, "maker,goods,until,to\nZorbair,9,,\n")
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("two-ends"));
        read(NEW_LIST, "maker,goods\n").then().statusCode(422);
        StringBuilder many = new StringBuilder("maker,goods,from\n");
        for (int i = 0; i <= 500; i++) {
            many.append("Zorbair,ZX-").append(i).append(",2026-02-01\n");
        }
        read(NEW_LIST, many.toString()).then().statusCode(422).body("errors[0].code", equalTo("too-many-rows"));
        read(NEW_LIST, "maker,goods,from\nZorbair,\"" + "A".repeat(5 << 20) + "\",2026-02-01\n")
                .then()
                .statusCode(422);
    }
}
