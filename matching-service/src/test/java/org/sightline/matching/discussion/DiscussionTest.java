package org.sightline.matching.discussion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.localstack.people.Tokens;
import org.sightline.matching.InventedLine;
import org.sightline.matching.RealService;
import org.sightline.matching.held.ContractLine;

/** What office and agency write about a finding, and who reads it. */
@QuarkusTest
class DiscussionTest extends RealService {

    private static final String SECRET = "WOMBATCANARY";

    private final UUID agency = UUID.randomUUID();
    private Map<String, Object> finding;
    private String path;

    @Inject
    DataSource database;

    @Inject
    Sql sql;

    @BeforeEach
    void thereIsAFinding() {
        ContractLine line = InventedLine.named(UUID.randomUUID().toString())
                .agency(agency)
                .description("HIKVISION 4MP TURRET CAMERA DS-2CD2343G0-I")
                .made();
        send("contract-lines", line.id(), line);
        finding = settled(agency, 1).getFirst();
        path = "/findings/" + finding.get("id") + "/notes";
    }

    @Test
    void whatTheOfficeWritesIsForTheOfficeUnlessItSaysOtherwise() {
        write(as("analyst"), "Ask the county first.", null)
                .then()
                .statusCode(201)
                .body("audience", equalTo("office"))
                .body("side", equalTo("office"))
                .body("addedBy", equalTo("analyst"));
        write(as("analyst"), "Which building is it?", "agency")
                .then()
                .statusCode(201)
                .body("audience", equalTo("agency"));
        write(reporter(agency), "The library.", null)
                .then()
                .statusCode(201)
                .body("audience", equalTo("agency"))
                .body("side", equalTo("agency"));

        assertThat(texts(as("analyst2")))
                .containsExactly("Ask the county first.", "Which building is it?", "The library.");
        assertThat(texts(as("auditor"))).hasSize(3);
        assertThat(texts(reporter(agency))).containsExactly("Which building is it?", "The library.");
    }

    @Test
    void anAgencyNeverReadsWhatTheOfficeWritesForItself() {
        write(as("analyst"), SECRET, null).then().statusCode(201);
        String one = "/findings/" + finding.get("id");
        for (String address : List.of(
                path,
                one,
                one + "/task",
                one + "/notices",
                one + "/evidence",
                "/findings?agencyId=" + agency,
                "/findings/counts?agencyId=" + agency,
                "/tasks?agencyId=" + agency)) {
            for (String role : List.of("reporter", "certifier")) {
                Response answer = with(Tokens.agencyPerson(agency, role)).get(address);
                assertThat(answer.statusCode()).as(role + " " + address).isEqualTo(200);
                assertThat(answer.asString()).as(role + " " + address).doesNotContain(SECRET);
            }
        }
        assertThat(reporter(agency).get(path).jsonPath().getInt("total"))
                .as("not even that there is one")
                .isZero();
        assertThat(holding(agency).getFirst())
                .as("nothing of it is in the finding, so nothing is in its message")
                .containsEntry("version", finding.get("version"));
        assertThat(holding(agency).toString()).doesNotContain(SECRET);
    }

    @Test
    void theDatabaseItselfGivesAnAgencyNothingOfTheOffice() {
        write(as("analyst"), SECRET, null).then().statusCode(201);
        write(as("analyst"), "For both.", "agency").then().statusCode(201);

        assertThat(sql.as(
                        RowScope.consumer("test", List.of(agency)),
                        () -> sql.query("select text from finding_note").list(row -> row.requiredText("text"))))
                .containsExactly("For both.");
    }

    @Test
    void anotherAgencyKnowsNothingOfTheDiscussion() {
        write(as("analyst"), "For both.", "agency").then().statusCode(201);
        reporter(UUID.randomUUID()).get(path).then().statusCode(404);
        write(reporter(UUID.randomUUID()), "Hello.", null).then().statusCode(404);
        write(as("auditor"), "Hello.", null).then().statusCode(403);
        assertThat(texts(as("analyst"))).containsExactly("For both.");
    }

    @Test
    void aCorrectionAddsAndErasesNothing() {
        Response first = write(reporter(agency), "Eight cameras.", null);
        String id = first.path("id");

        Response second = correct(reporter(agency), "Nine cameras.", id);

        second.then().statusCode(201).body("corrects", equalTo(id)).body("correctedBy", nullValue());
        as("analyst")
                .get(path)
                .then()
                .body("items", hasSize(2))
                .body("items[0].text", equalTo("Eight cameras."))
                .body("items[0].correctedBy", equalTo(second.path("id")))
                .body("items[1].text", equalTo("Nine cameras."));
        correct(reporter(agency), "Ten cameras.", id).then().statusCode(409);
        correct(as("analyst"), "None.", second.path("id")).then().statusCode(403);
        correct(reporter(agency), "None.", UUID.randomUUID().toString()).then().statusCode(422);
    }

    @Test
    void aCorrectionHasTheAudienceOfWhatItCorrects() {
        String internal = write(as("analyst"), SECRET, null).path("id");
        correct(as("analyst2"), "Corrected " + SECRET, internal)
                .then()
                .statusCode(201)
                .body("audience", equalTo("office"));
        String other = write(as("analyst"), SECRET, null).path("id");
        Map<String, Object> shared = Map.of("text", "x", "audience", "agency", "corrects", other);
        as("analyst").body(shared).post(path).then().statusCode(422).body("errors[0].pointer", equalTo("/audience"));
        correct(reporter(agency), "x", other).then().statusCode(422).body("errors[0].pointer", equalTo("/corrects"));
        assertThat(texts(reporter(agency))).isEmpty();
    }

    @Test
    void whatAnAgencyWritesTheOfficeReads() {
        write(reporter(agency), "Between us.", "office")
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("office-only"));
    }

    @Test
    void aNoteHasATextOfBoundedLength() {
        write(as("analyst"), " ", null).then().statusCode(422).body("errors[0].pointer", equalTo("/text"));
        write(as("analyst"), "x".repeat(4001), null).then().statusCode(422).body("errors[0].code", equalTo("too-long"));
        write(as("analyst"), "x".repeat(4000), null).then().statusCode(201);
        write(as("analyst"), "x", "everybody").then().statusCode(422);
    }

    @Test
    void eachSideHasSoManyNotesAndNeitherFillsTheOthers() {
        sql.as(
                RowScope.job("test"),
                () -> sql.query("""
                        insert into finding_note (id, finding_id, agency_id, audience, side, text, added_by, added_by_identity,
                          added_at)
                        select gen_random_uuid(), cast(:finding as uuid), :agency, 'agency', 'agency', 'x', 'r', 'r', now()
                        from generate_series(1, 200)
                        """)
                        .with("finding", finding.get("id"))
                        .with("agency", agency)
                        .change());

        write(reporter(agency), "One more.", null).then().statusCode(409);
        write(as("analyst"), "There is room.", null).then().statusCode(201);
    }

    @Test
    void theSameNoteWithOneKeyIsWrittenOnce() {
        String key = UUID.randomUUID().toString();
        for (int time = 0; time < 2; time++) {
            as("analyst")
                    .header("Idempotency-Key", key)
                    .body(Map.of("text", "Once."))
                    .post(path)
                    .then()
                    .statusCode(201);
        }
        assertThat(texts(as("analyst"))).containsExactly("Once.");
    }

    @Test
    void aNoteCannotBeChangedByTheService() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String attempt : new String[] {"update finding_note set text = 'other'", "delete from finding_note"}) {
                assertThatThrownBy(() -> statement.executeUpdate(attempt), attempt)
                        .hasMessageContaining("permission denied");
            }
        }
    }

    private Response write(RequestSpecification who, String text, String audience) {
        Map<String, Object> body = new HashMap<>(Map.of("text", text));
        body.put("audience", audience);
        return who.body(body).post(path);
    }

    private Response correct(RequestSpecification who, String text, String corrects) {
        return who.body(Map.of("text", text, "corrects", corrects)).post(path);
    }

    private List<String> texts(RequestSpecification who) {
        return who.get(path).then().statusCode(200).extract().path("items.text");
    }
}
