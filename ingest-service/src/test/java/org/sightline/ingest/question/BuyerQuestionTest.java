package org.sightline.ingest.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sightline.ingest.RealService;

/** Who a published buyer is: by identifier, by lists, and by what a person says. All bodies are invented. */
@QuarkusTest
class BuyerQuestionTest extends RealService {

    /** Letters that no other test uses in a name. */
    private final String place = "Zed" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");

    private void load(String... rows) {
        String list = "name,kind,state,nces,ori\n" + String.join("\n", rows) + "\n";
        as("admin")
                .contentType("application/octet-stream")
                .body(list.getBytes(StandardCharsets.UTF_8))
                .post("/public-body-lists?list=invented-" + place.toLowerCase(java.util.Locale.ROOT))
                .then()
                .statusCode(200)
                .body("bodies", equalTo(rows.length));
    }

    private static String agencyOf(String source) {
        return linesOf(source).get(0).path("agencyId").asText();
    }

    private static JsonNode questionOf(String agency) {
        for (JsonNode question : get("/buyer-questions?limit=1000").path("items")) {
            if (question.path("buyerId").asText().equals(agency)) {
                return question;
            }
        }
        return json("{}");
    }

    private static Response act(JsonNode question, String what, String body) {
        return as("admin")
                .header("If-Match", "\"" + question.path("version").asLong() + "\"")
                .body(body)
                .post("/buyer-questions/" + question.path("buyerId").asText() + "/" + what);
    }

    private static String orders(String buyer) {
        return ORDERS + order("P1", 1, buyer, "DOME", 2, "GENERAL FUND") + order("P1", 2, buyer, "CABLE", 1, "");
    }

    @Test
    void anIdentifierGoesBeforeTheName() {
        String nces = "09" + String.format("%05d", Math.floorMod(place.hashCode(), 100_000));
        load(place + " Unified School District,school_district,XF," + nces + ",");
        String source = newSource();

        upload(
                source,
                "NCES ID,District,Purchase Date,Merchant,Purchase Description,Amount\n" + nces.substring(1)
                        + ",The Old Schoolhouse " + place.length() + ",2021-05-20,ACME INC,DOME,10.00\n");

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(messages("buyers", from(source)))
                        .singleElement()
                        .satisfies(buyer -> {
                            fitsSchema("buyer", buyer);
                            assertThat(buyer.path("name").asText()).isEqualTo(place + " Unified School District");
                            assertThat(buyer.path("kind").asText()).isEqualTo("school_district");
                            assertThat(buyer.path("id").asText()).isEqualTo(agencyOf(source));
                        }));
    }

    @Test
    void aListSaysTheKindThatANameDoesNotTell() {
        load(place + " Zoo,special_district,XF,,");
        String source = newSource();

        upload(source, orders(place + " Zoo"));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(messages("buyers", from(source)))
                        .singleElement()
                        .satisfies(
                                buyer -> assertThat(buyer.path("kind").asText()).isEqualTo("special_district")));
    }

    @Test
    void anotherSpellingOfTheOnlyBodyOfItsKindIsThatBody() {
        load(place + " Unified School District,school_district,XF,,", "City of " + place + ",city,XF,,");
        String source = newSource();
        String other = newSource();

        upload(source, orders(place + " Schools"));
        upload(other, orders(place + " Unified School District"));

        assertThat(agencyOf(source)).isEqualTo(agencyOf(other));
        assertThat(questionOf(agencyOf(source)).isEmpty()).isTrue();
    }

    @Test
    void aDoubtfulBuyerIsAskedAboutAndItsLinesFollowTheAnswerAndComeBack() {
        load("City of " + place + ",city,XF,,", place + " Township,town,XF,,");
        String source = newSource();
        upload(source, orders(place));
        String own = agencyOf(source);

        JsonNode question = questionOf(own);
        assertThat(question.path("status").asText()).isEqualTo("open");
        assertThat(question.path("candidates")).hasSize(2);
        String city = "";
        for (JsonNode candidate : question.path("candidates")) {
            city = candidate.path("kind").asText().equals("city")
                    ? candidate.path("id").asText()
                    : city;
        }

        Response answered = act(question, "answer", "{\"body\":\"" + city + "\"}");
        assertThat(answered.statusCode()).as(answered.asString()).isEqualTo(200);
        String meant = answered.path("agencyId");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(linesOf(source))
                        .allSatisfy(line ->
                                assertThat(line.path("agencyId").asText()).isEqualTo(meant)));
        assertThat(messages("contract-lines", from(source)).stream()
                        .filter(line -> line.path("version").asInt() == 2))
                .hasSize(2)
                .allSatisfy(line -> fitsSchema("contract-line", line));
        String next = newSource();
        upload(next, orders(place));
        assertThat(agencyOf(next)).isEqualTo(meant);
        await().atMost(SOON).until(() -> !questionOf(own).path("moving").asBoolean());

        assertThat(act(questionOf(own), "undo", "").statusCode()).isEqualTo(200);
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(List.of(agencyOf(source), agencyOf(next))).containsOnly(own));
        assertThat(questionOf(own).path("status").asText()).isEqualTo("open");
    }

    @Test
    void aBuyerThatWasThereBeforeTheListIsAskedAbout() {
        String source = newSource();
        upload(source, orders(place));

        load("City of " + place + ",city,XF,,");

        JsonNode question = questionOf(agencyOf(source));
        assertThat(question.path("candidates")).hasSize(1);
        assertThat(act(question, "answer", "{}").statusCode()).isEqualTo(422);
        assertThat(act(question, "answer", "{\"apart\":true}").statusCode()).isEqualTo(200);
        assertThat(act(question, "answer", "{\"apart\":true}").statusCode()).isEqualTo(412);
        assertThat(questionOf(agencyOf(source)).path("status").asText()).isEqualTo("apart");
    }
}
