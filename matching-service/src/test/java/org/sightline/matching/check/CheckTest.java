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
                .body("detail", equalTo("Say what you want to buy: give description, manufacturer, model or sku."));
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
