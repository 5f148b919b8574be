package org.sightline.matching.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.matching.RealService;

/** "May we buy this?" */
@QuarkusTest
class CheckTest extends RealService {

    private static final Map<String, Object> CAMERA = Map.of(
            "buyerKind",
            "city",
            "state",
            "XF",
            "description",
            "4MP turret camera",
            "manufacturer",
            "Hikvision",
            "sku",
            "DS-2CD2343G0-I",
            "date",
            "2023-02-01");

    @Test
    void withGrantMoneyItIsProhibitedAndTheAnswerSaysWhatWouldChangeThat() {
        Response answer = ask("federal_grant");
        assertThat(answer.<String>path("verdict")).isEqualTo("PROHIBITED");
        assertThat(answer.jsonPath().getList("makers[0].decidingRules")).contains("F889-B1");
        assertThat(answer.jsonPath().getList("makers[0].whatWouldChange.fact")).contains("funding");
        assertThat(answer.jsonPath().getList("makers[0].verdicts.citation")).isNotEmpty();
    }

    @Test
    void withoutSayingWhatPaysItIsUndetermined() {
        Response answer = ask();
        assertThat(answer.<String>path("verdict")).isEqualTo("UNDETERMINED");
        assertThat(answer.jsonPath().getList("makers[0].missing.fact")).contains("funding");
    }

    @Test
    void aFundIsReadByItsName() {
        assertThat(ask("ESSER III").<String>path("verdict")).isEqualTo("PROHIBITED");
    }

    @Test
    void anotherMakerIsNotCovered() {
        reporter(UUID.randomUUID())
                .body(Map.of("description", "AXIS P3265 DOME CAMERA", "funding", List.of("federal_grant")))
                .post("/check")
                .then()
                .statusCode(200)
                .body("verdict", equalTo("NOT_COVERED"))
                .body("makers.size()", equalTo(0));
    }

    /** Goods that the law lists by kind are asked for: which grade, where made, whether an exception holds. */
    @Test
    void ofARouterItIsAskedWhatGradeItIsAndWhereItIsMade() {
        Response answer = router("WIRELESS ROUTER, 12 EA", Map.of());
        assertThat(answer.<String>path("verdict")).isEqualTo("UNDETERMINED");
        assertThat(answer.<String>path("itemClass")).isEqualTo("network_equipment");
        assertThat(answer.jsonPath().getList("makers[0].missing.fact")).contains("item", "origin", "exception");
        Response known = router("WIRELESS ROUTER, 12 EA", Map.of("grade", "consumer", "origin", "CN"));
        assertThat(known.jsonPath().getList("makers[0].missing.fact"))
                .as("what is answered is asked no more")
                .containsExactly("exception");
        assertThat(router("NETGEAR NIGHTHAWK RAX50 ROUTER", Map.of()).jsonPath().getList("makers[0].missing.fact"))
                .as("a series for homes tells the grade")
                .contains("origin")
                .doesNotContain("item");
    }

    @Test
    void equipmentForEnterprisesIsNotWhatTheLawMeansWhoeverSaysIt() {
        assertThat(router("WIRELESS ROUTER, 12 EA", Map.of("grade", "enterprise"))
                        .<String>path("verdict"))
                .isEqualTo("NOT_COVERED");
        assertThat(router("CISCO ISR4331/K9 ROUTER", Map.of()).<String>path("verdict"))
                .isEqualTo("NOT_COVERED");
        assertThat(router("DEWALT PLUNGE ROUTER", Map.of()).<String>path("verdict"))
                .isEqualTo("NOT_COVERED");
    }

    @Test
    void aGradeAndAnOriginThatAreNoneAreRefused() {
        router("WIRELESS ROUTER", Map.of("grade", "nice"), 422).then().body("errors[0].pointer", equalTo("/grade"));
        router("WIRELESS ROUTER", Map.of("origin", "far away"), 422)
                .then()
                .body("errors[0].pointer", equalTo("/origin"));
    }

    private static Response router(String description, Map<String, String> more) {
        return router(description, more, 200);
    }

    private static Response router(String description, Map<String, String> more, int status) {
        Map<String, Object> question = new java.util.HashMap<>(more);
        question.putAll(Map.of(
                "buyerKind",
                "school_district",
                "state",
                "IL",
                "description",
                description,
                "funding",
                List.of("usf"),
                "date",
                "2026-06-01"));
        Response answer = as("auditor").body(question).post("/check");
        answer.then().statusCode(status);
        return answer;
    }

    @Test
    void whatCannotBeReadIsSaid() {
        as("auditor")
                .body(Map.of("description", "camera", "date", "soon"))
                .post("/check")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/date"));
        as("auditor")
                .body(Map.of("description", "camera", "buyerKind", "club"))
                .post("/check")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/buyerKind"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"description\": \" \", \"manufacturer\": \"\", \"model\": null}",
                "{\"vendor\": \"Invented Security Supply\", \"state\": \"XF\", \"funding\": [\"federal_grant\"]}"
            })
    void aQuestionThatDoesNotSayWhatIsBoughtGetsNoVerdict(String question) {
        as("auditor")
                .body(question)
                .post("/check")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/description"))
                .body("errors[0].code", equalTo("missing"))
                .body("detail", equalTo("Enter what you want to buy: description, manufacturer, model or sku."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"description", "manufacturer", "model", "sku"})
    void oneOfFourFieldsIsEnough(String field) {
        as("auditor").body(Map.of(field, "Invented")).post("/check").then().statusCode(200);
    }

    private static Response ask(String... funding) {
        Map<String, Object> question = new java.util.HashMap<>(CAMERA);
        question.put("funding", List.of(funding));
        Response answer = reporter(UUID.randomUUID()).body(question).post("/check");
        answer.then().statusCode(200);
        return answer;
    }
}
