package org.sightline.inventory.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sightline.inventory.RealService;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.localstack.people.Tokens;
import org.sightline.testsupport.service.Messages;

/** The other services are told how each agency stands with its return, once for each change. */
@QuarkusTest
class StandingsTest extends RealService {

    private static final AtomicInteger YEAR = new AtomicInteger(2060);

    private final int year = YEAR.incrementAndGet();
    private UUID agency;
    private String path;

    @Inject
    StandingJob job;

    @Inject
    Sql sql;

    @BeforeEach
    void anAgency() {
        agency = city();
        path = "/agencies/" + agency + "/returns/" + year;
    }

    @Test
    void whatBecomesOfAReturnIsToldInTheOrderInWhichItHappens() {
        open("0", "-03-31");
        assertThat(told(1).path("standing").asText()).isEqualTo("missing");
        assertThat(told(1).path("dueOn").asText()).isEqualTo(year + "-03-31");
        sign("0", Map.of("statement", "none_installed", "inquiry", "We asked."));
        assertThat(told(2).path("standing").asText()).isEqualTo("draft");
        JsonNode signed = told(3);
        assertThat(signed.path("standing").asText()).isEqualTo("certified");
        assertThat(signed.path("revision").asInt()).isEqualTo(1);
        assertThat(signed.has("inquiry")).isFalse();
        open("1", "-04-30");
        assertThat(told(4).path("dueOn").asText()).isEqualTo(year + "-04-30");
    }

    @Test
    void theOfficeAsksOnceForACorrectionAndALaterRevisionAnswersIt() {
        open("0", "-03-31");
        ask("0", "Too early.").then().statusCode(409);
        sign("0", Map.of("statement", "none_installed", "inquiry", "We asked."));
        String tag = reporter(agency).get(path).header("ETag");
        ask("\"0\"", "Stale.").then().statusCode(412);
        ask(tag, " ").then().statusCode(422).body("errors[0].pointer", equalTo("/reason"));
        reporter(agency)
                .header("If-Match", tag)
                .body(Map.of("reason", "No."))
                .post(path + "/corrections")
                .then()
                .statusCode(403);
        ask(tag, "The library has four cameras.").then().statusCode(200).body("revision", equalTo(1));
        ask(tag, "Again.").then().statusCode(409);
        reporter(agency).get(path).then().body("correction.reason", equalTo("The library has four cameras."));
        assertThat(told(4).path("correction").path("reason").asText()).isEqualTo("The library has four cameras.");
        sign(tag, Map.of("statement", "none_installed", "inquiry", "We asked.", "reason", "They were sold."));
        reporter(agency).get(path).then().body("correction", nullValue()).body("revisions", hasSize(2));
        assertThat(told(5).path("draft").path("revision").asInt()).isEqualTo(2);
        assertThat(told(6).has("correction")).isFalse();
        assertThat(told(6).path("standing").asText()).isEqualTo("corrected");
    }

    @Test
    void aCertifierSendsADraftBackWithAReasonAndItWaitsAgainOnceItIsSaved() {
        open("0", "-03-31");
        assertThat(told(1).has("draft")).isFalse();
        sendBack("0", "There is none.").then().statusCode(409);
        String tag = draft("0");
        assertThat(told(2).path("draft").path("timesSentBack").asInt()).isZero();
        sendBack("9", "Stale.").then().statusCode(412);
        sendBack(tag, " ").then().statusCode(422).body("errors[0].pointer", equalTo("/reason"));
        reporter(agency)
                .header("If-Match", tag)
                .body(Map.of("reason", "No."))
                .post(path + "/sent-back")
                .then()
                .statusCode(403);
        sendBack(tag, "Walk the annex.").then().statusCode(200).body("reason", equalTo("Walk the annex."));
        reporter(agency).get(path).then().body("sentBack.reason", equalTo("Walk the annex."));
        JsonNode back = told(3).path("draft");
        assertThat(back.path("sentBack").path("reason").asText()).isEqualTo("Walk the annex.");
        String after = reporter(agency).get(path).header("ETag");
        sendBack(after, "Again.").then().statusCode(409);
        certifier(agency)
                .header("If-Match", after)
                .body(Map.of("sha256", reporter(agency).get(path).<String>path("sha256")))
                .post(path + "/certification")
                .then()
                .statusCode(409);
        draft(after);
        reporter(agency).get(path).then().body("sentBack", nullValue());
        assertThat(told(4).path("draft").has("sentBack")).isFalse();
        assertThat(told(4).path("draft").path("timesSentBack").asInt()).isEqualTo(1);
    }

    private String draft(String tag) {
        Response saved = reporter(agency)
                .header("If-Match", tag.startsWith("\"") ? tag : "\"" + tag + "\"")
                .body(Map.of("statement", "none_installed", "inquiry", "We asked."))
                .put(path);
        saved.then().statusCode(200);
        return saved.header("ETag");
    }

    private Response sendBack(String tag, String reason) {
        return certifier(agency)
                .header("If-Match", tag.startsWith("\"") ? tag : "\"" + tag + "\"")
                .body(Map.of("reason", reason))
                .post(path + "/sent-back");
    }

    @Test
    void anAgencyThatComesLaterIsFoundAndOneThatIsMergedOwesNothing() {
        open("0", "-03-31");
        UUID late = city();
        job.look();
        assertThat(told(late, 1).path("owed").asBoolean()).isTrue();
        String seen = as("analyst").get("/agencies/" + agency).header("ETag");
        admin().header("If-Match", seen)
                .body(Map.of("from", late))
                .post("/agencies/" + agency + "/merge")
                .then()
                .statusCode(200);
        job.look();
        assertThat(told(late, 2).path("owed").asBoolean()).isFalse();
        job.look();
        assertThat(versions()).as("what is as it was is not told again").containsExactly(1L);
    }

    private List<Long> versions() {
        return sql.as(
                RowScope.job("test"),
                () -> sql.query("select version from return_standing where agency_id = :agency and year = :year")
                        .with("agency", agency)
                        .with("year", year)
                        .list(row -> row.number("version")));
    }

    private JsonNode told(long version) {
        return told(agency, version);
    }

    private JsonNode told(UUID of, long version) {
        JsonNode message = json(kafka().await(
                        "returns",
                        SOON,
                        record -> record.key().equals(of + "/" + year)
                                && json(record.value()).path("version").asLong() == version)
                .value());
        assertThat(Messages.faults("return", message)).isEmpty();
        return message;
    }

    private void open(String version, String day) {
        admin().header("If-Match", "\"" + version + "\"")
                .body(Map.of("dueOn", year + day))
                .put("/return-periods/" + year)
                .then()
                .statusCode(200);
    }

    private Response ask(String tag, String reason) {
        return as("analyst")
                .header("If-Match", tag.startsWith("\"") ? tag : "\"" + tag + "\"")
                .body(Map.of("reason", reason))
                .post(path + "/corrections");
    }

    private void sign(String tag, Map<String, String> words) {
        Response draft = reporter(agency)
                .header("If-Match", tag.startsWith("\"") ? tag : "\"" + tag + "\"")
                .body(words)
                .put(path);
        draft.then().statusCode(200);
        with(Tokens.agencyPerson(agency, "certifier"))
                .header("If-Match", draft.header("ETag"))
                .body(Map.of("sha256", draft.<String>path("sha256")))
                .post(path + "/certification")
                .then()
                .statusCode(200);
    }
}
