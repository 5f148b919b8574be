package org.sightline.matching.template;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.matching.RealService;
import org.sightline.matching.language.Language;
import org.sightline.matching.language.Phrase;
import org.sightline.matching.language.Value;

/** An admin changes the texts of notifications; each version is kept and named on what was told by it. */
@QuarkusTest
class TemplatesTest extends RealService {

    private static final String PLACE = "/notification-templates/en/plan_decided";
    private static final String SPANISH = "/notification-templates/es/plan_decided";

    @Inject
    Templates templates;

    @Inject
    Sql sql;

    @AfterEach
    void backToTheShippedText() {
        as("admin")
                .header("If-Match", tag())
                .delete(PLACE)
                .then()
                .statusCode(200)
                .body("shipped", equalTo(true));
    }

    @Test
    void whatIsSetHoldsFromThenOnAndTheVersionsBeforeStay() {
        Response before = as("auditor").get(PLACE);
        before.then().statusCode(200).body("placeholders", equalTo(java.util.List.of("decision", "plan")));
        int version = before.path("version");
        set("Plan {decision}", "The office {decision} {plan}, and says so.")
                .then()
                .statusCode(200)
                .body("version", equalTo(version + 1))
                .body("setBy", equalTo("admin"))
                .body("shipped", equalTo(false));
        assertThat(written().english())
                .isEqualTo(new Written(
                        Language.EN, version + 1, "Plan accepted", "The office accepted Library, and says so."));
        as("admin").header("If-Match", tag()).delete(PLACE).then().statusCode(200);
        as("auditor")
                .get(PLACE + "/versions")
                .then()
                .body("items[0].version", equalTo(version + 2))
                .body("items[0].shipped", equalTo(true))
                .body("items[1].text", equalTo("The office {decision} {plan}, and says so."))
                .body("items[-1].version", equalTo(0));
    }

    private Translations written() {
        return sql.as(
                RowScope.job("test"),
                () -> templates.write(
                        NotificationKind.PLAN_DECIDED,
                        Map.of("plan", Value.text("Library"), "decision", Value.said(Phrase.PLAN_ACCEPTED))));
    }

    @Test
    void whereOnlyTheEnglishTextWasChangedPeopleReadItInEveryLanguageUntilItIsTranslated() {
        assertThat(written().in(Language.ES).text())
                .isEqualTo("La oficina de supervisión aceptó el plan de remediación «Library».");
        as("admin").get(SPANISH).then().body("untranslated", equalTo(false)).body("shipped", equalTo(true));

        set("Plan {decision}", "The office {decision} {plan}.").then().statusCode(200);

        assertThat(written().in(Language.ES).text()).isEqualTo("The office accepted Library.");
        as("admin")
                .get(SPANISH)
                .then()
                .body("untranslated", equalTo(true))
                .body("text", equalTo("The office {decision} {plan}."));

        set(SPANISH, "Plan {decision}", "La oficina {decision} {plan}.").then().statusCode(200);
        assertThat(written().in(Language.ES).text()).isEqualTo("La oficina aceptó Library.");
        as("admin").get(SPANISH).then().body("untranslated", equalTo(false)).body("language", equalTo("es"));
        assertThat(written().english().text()).isEqualTo("The office accepted Library.");

        as("admin")
                .header("If-Match", tag(SPANISH))
                .delete(SPANISH)
                .then()
                .statusCode(200)
                .body("untranslated", equalTo(true));
        as("admin").header("If-Match", tag()).delete(PLACE).then().statusCode(200);
        as("admin").get(SPANISH).then().body("untranslated", equalTo(false)).body("shipped", equalTo(true));
    }

    @ParameterizedTest
    @CsvSource({
        "'', A text, /subject, missing",
        "A subject, '', /text, missing",
        "A {subject}, A text, /subject, unknown-placeholder",
        "A subject, '{ plan }', /text, unknown-placeholder",
        "A subject, '{plan', /text, open-brace",
        "A subject, 'plan}', /text, open-brace"
    })
    void aTextWithAMistakeIsNotKept(String subject, String text, String pointer, String code) {
        set(subject, text)
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItems(pointer))
                .body("errors.code", hasItems(code));
        as("admin")
                .body(Map.of("subject", subject, "text", text))
                .post(PLACE + "/preview")
                .then()
                .statusCode(422);
    }

    @Test
    void aNoticeSaysWhatIsAskedAndByWhenWhateverElseItSays() {
        as("admin")
                .header("If-Match", "\"0\"")
                .body(Map.of("subject", "A notice", "text", "Please answer by {answerBy}."))
                .put("/notification-templates/en/notice")
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("missing-placeholder"))
                .body("errors[0].message", containsString("{text}"));
    }

    @Test
    void aPreviewShowsInventedValuesAndChangesNothing() {
        int version = as("admin").get(PLACE).path("version");
        as("analyst")
                .body(Map.of("subject", "It is {decision}", "text", "{plan}: {decision}"))
                .post(PLACE + "/preview")
                .then()
                .statusCode(200)
                .body("subject", equalTo("It is accepted"))
                .body("text", not(containsString("{")));
        assertThat(as("admin").get(PLACE).<Integer>path("version")).isEqualTo(version);
    }

    @Test
    void onlyAnAdminChangesTextsAndOnlyTheVersionThatWasRead() {
        for (String who : new String[] {"analyst", "auditor"}) {
            as(who).header("If-Match", tag())
                    .body(Map.of("subject", "A", "text", "B"))
                    .put(PLACE)
                    .then()
                    .statusCode(403);
        }
        reporter(UUID.randomUUID()).get(PLACE).then().statusCode(403);
        given().get(PLACE).then().statusCode(401);
        as("admin").body(Map.of("subject", "A", "text", "B")).put(PLACE).then().statusCode(428);
        as("admin")
                .header("If-Match", "\"9999\"")
                .body(Map.of("subject", "A", "text", "B"))
                .put(PLACE)
                .then()
                .statusCode(412);
        as("admin").get("/notification-templates/fr/notice").then().statusCode(404);
        as("admin").get("/notification-templates/en/gossip").then().statusCode(404);
        as("admin")
                .get("/notification-templates")
                .then()
                .body("items", hasSize(Language.values().length * NotificationKind.values().length));
    }

    private static Response set(String subject, String text) {
        return set(PLACE, subject, text);
    }

    private static Response set(String place, String subject, String text) {
        return as("admin")
                .header("If-Match", tag(place))
                .body(Map.of("subject", subject, "text", text))
                .put(place);
    }

    private static String tag() {
        return tag(PLACE);
    }

    private static String tag(String place) {
        return "\"" + as("admin").get(place).path("version") + "\"";
    }
}
