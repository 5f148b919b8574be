package org.sightline.matching.inbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.localstack.people.Tokens;
import org.sightline.matching.InventedLine;
import org.sightline.matching.RealService;
import org.sightline.matching.held.ContractLine;

/** What people are told of is in the inbox of those whom it concerns, and of nobody else. */
@QuarkusTest
class InboxTest extends RealService {

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    private final UUID agency = UUID.randomUUID();
    private String finding;

    @Inject
    Sql sql;

    @BeforeEach
    void thereIsAFinding() {
        ContractLine line = InventedLine.named(UUID.randomUUID().toString())
                .agency(agency)
                .document("PO-" + UUID.randomUUID())
                .description("HIKVISION 4MP TURRET CAMERA DS-2CD2343G0-I")
                .made();
        send("contract-lines", line.id(), line);
        finding = (String) settled(agency, 1).getFirst().get("id");
    }

    @Test
    void aNoticeIsInTheInboxOfTheAgencyOnceItReachedIt() {
        letter().then().statusCode(200);
        Map<String, Object> entry = only(reporter(agency));
        assertThat(entry)
                .containsEntry("kind", "notice")
                .containsEntry("path", "/findings/" + finding)
                .containsEntry("agencyId", agency.toString())
                .containsEntry("templateVersion", 0)
                .doesNotContainKey("readAt");
        assertThat((String) entry.get("text")).contains("Are they in use?");
        assertThat(inbox(with(Tokens.agencyPerson(agency, "certifier")))).hasSize(1);
        assertThat(inbox(reporter(UUID.randomUUID()))).isEmpty();
        assertThat(about(as("analyst"))).as("the office sent it").isEmpty();
    }

    @Test
    void theMailOfANoticeThatIsNotOutIsNotInTheInbox() {
        as("analyst")
                .body(Map.of("name", "Clerk", "mail", "clerk." + agency + "@sample.invalid"))
                .post("/agencies/" + agency + "/contacts")
                .then()
                .statusCode(201);
        as("analyst")
                .header("If-Match", tag())
                .body(Map.of("means", "mail", "text", "In use?", "sourceCheck", "Read " + TODAY))
                .post("/findings/" + finding + "/notices")
                .then()
                .statusCode(200);
        Map<String, Object> entry = eventually()
                .until(() -> inbox(reporter(agency)), all -> all.size() == 1)
                .getFirst();
        assertThat(entry).containsEntry("kind", "notice");
        assertThat(holding(agency).getFirst()).containsEntry("status", "notified");
    }

    @Test
    void anAnswerIsInTheInboxOfTheOneWhoSeesToTheFinding() {
        as("analyst")
                .header("If-Match", tag())
                .body(Map.of("decision", "confirmed", "reason", "The record says so."))
                .post("/findings/" + finding + "/decisions")
                .then()
                .statusCode(200);
        letter().then().statusCode(200);
        reporter(agency)
                .header("If-Match", tag())
                .body(Map.of("answer", "removed", "text", "All eight are gone."))
                .post("/findings/" + finding + "/responses")
                .then()
                .statusCode(200);
        assertThat(about(as("analyst")))
                .singleElement()
                .satisfies(entry -> assertThat(entry)
                        .containsEntry("kind", "answer")
                        .containsEntry("path", "/findings/" + finding));
        assertThat(about(as("analyst2"))).as("another sees to it").isEmpty();
        assertThat(about(as("admin"))).as("an admin reads nothing of agencies").isEmpty();
        eventually()
                .untilAsserted(() -> assertThat(inbox(reporter(agency)))
                        .as("the notice is answered")
                        .isEmpty());
    }

    @Test
    void aSharedNoteIsInTheInboxOfTheOtherSideAndAnInternalOneInNobodys() {
        note(as("analyst"), "WOMBATCANARY of the office", "office");
        note(as("analyst"), "Which building?", "agency");
        note(reporter(agency), "The library.", null);
        assertThat(only(reporter(agency))).containsEntry("kind", "office_note");
        assertThat(about(as("analyst2"))).extracting("kind").containsExactly("agency_note");
        for (RequestSpecification who : List.of(reporter(agency), as("analyst2"))) {
            assertThat(who.get("/inbox?limit=1000").asString())
                    .doesNotContain("WOMBATCANARY", "Which building?", "The library.");
        }
    }

    @Test
    void anEntryIsReadInTheLanguageThatIsAskedFor() {
        note(as("analyst"), "Which building?", "agency");
        Map<String, Object> english = only(reporter(agency));
        assertThat(english).containsEntry("language", "en");
        reporter(agency)
                .get("/inbox?language=es")
                .then()
                .statusCode(200)
                .body("items[0].language", equalTo("es"))
                .body("items[0].templateVersion", equalTo(0))
                .body("items[0].subject", containsString("La oficina de supervisión escribió una nota"))
                .body("items[0].text", containsString("sobre un hallazgo"));
        reporter(agency)
                .post("/inbox/" + english.get("id") + "/read?language=es")
                .then()
                .statusCode(200)
                .body("language", equalTo("es"));
        reporter(agency).get("/inbox?language=xx").then().statusCode(422);
    }

    @Test
    void whatWasToldBeforeThereWereOtherLanguagesIsReadInEnglish() {
        note(as("analyst"), "Which building?", "agency");
        sql.as(RowScope.job("test"), () -> sql.query("""
                        insert into notification (id, audience, agency_id, kind, subject, text, path, language,
                          template_version, created_at, handed_at)
                        select gen_random_uuid(), audience, agency_id, kind, 'Earlier', 'Told earlier.', path, language,
                          template_version, created_at - interval '1 day', now()
                        from notification where agency_id = :agency
                        """).with("agency", agency).change());
        reporter(agency)
                .get("/inbox?language=es")
                .then()
                .body("items.language", equalTo(List.of("es", "en")))
                .body("items[1].text", equalTo("Told earlier."));
    }

    @Test
    void whatOneReadsStaysUnreadForOthers() {
        letter().then().statusCode(200);
        String id = (String) only(reporter(agency)).get("id");
        count(reporter(agency)).then().body("unread", equalTo(1)).body("more", equalTo(false));
        reporter(agency).post("/inbox/" + id + "/read").then().statusCode(200).body("readAt", notNullValue());
        reporter(agency).post("/inbox/" + id + "/read").then().statusCode(200);
        count(reporter(agency)).then().body("unread", equalTo(0));
        assertThat((List<?>) reporter(agency).get("/inbox?unread=true").path("items"))
                .isEmpty();
        assertThat(only(reporter(agency))).containsKey("readAt");
        count(with(Tokens.agencyPerson(agency, "certifier"))).then().body("unread", equalTo(1));
        reporter(UUID.randomUUID()).post("/inbox/" + id + "/read").then().statusCode(404);
        as("analyst").post("/inbox/" + id + "/read").then().statusCode(404);
    }

    @Test
    void allIsReadThatCameUntilAMoment() {
        note(as("analyst"), "One.", "agency");
        Instant until = Instant.parse((String) only(reporter(agency)).get("createdAt"));
        note(as("analyst"), "Two.", "agency");
        reporter(agency)
                .body(Map.of("until", until.toString()))
                .post("/inbox/read")
                .then()
                .statusCode(200)
                .body("unread", equalTo(1));
        reporter(agency)
                .body(Map.of())
                .post("/inbox/read")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/until"));
    }

    @Test
    void thePagesOfAnInboxTogetherHaveEachEntryOnce() {
        for (int i = 0; i < 5; i++) {
            note(as("analyst"), "Note " + i, "agency");
        }
        List<String> seen = new java.util.ArrayList<>();
        String cursor = "";
        do {
            Response page = reporter(agency).get("/inbox?limit=2" + cursor);
            seen.addAll(page.<List<String>>path("items.id"));
            String next = page.path("nextCursor");
            cursor = next == null ? null : "&cursor=" + next;
        } while (cursor != null);
        assertThat(seen).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void theDatabaseItselfGivesAnAgencyNothingOfOthers() {
        note(as("analyst"), "For the agency.", "agency");
        note(reporter(agency), "For the office.", null);
        assertThat(kindsIn(agency)).containsExactly("office_note");
        assertThat(kindsIn(UUID.randomUUID())).isEmpty();
    }

    @Test
    void whoIsNotSignedInHasNoInbox() {
        given().get("/inbox").then().statusCode(401);
        given().get("/inbox/count").then().statusCode(401);
    }

    @Test
    void aReminderIsInTheInboxAlsoWhereTheAgencyHasNoContact() {
        letter().then().statusCode(200).body("timeline[-1].text", containsString("File 1"));
        assertThat(only(reporter(agency)).get("subject")).asString().contains("please answer by");
    }

    @Test
    void whatAnAgencyOwesAgainIsInItsInboxAgain() {
        letter().then().statusCode(200);
        String id = (String) only(reporter(agency)).get("id");
        withdrawn(true);
        eventually().untilAsserted(() -> assertThat(inbox(reporter(agency))).isEmpty());
        withdrawn(false);
        eventually().untilAsserted(() -> assertThat(only(reporter(agency))).containsEntry("id", id));
    }

    private void withdrawn(boolean now) {
        sql.as(
                RowScope.job("test"),
                () -> sql.query("update finding set withdrawn = :now where id = cast(:id as uuid)")
                        .with("now", now)
                        .with("id", finding)
                        .change());
    }

    private List<String> kindsIn(UUID one) {
        return sql.as(
                RowScope.consumer("test", List.of(one)),
                () -> sql.query("select kind from notification").list(row -> row.requiredText("kind")));
    }

    private Response letter() {
        return as("analyst")
                .header("If-Match", tag())
                .body(Map.of(
                        "means",
                        "letter",
                        "text",
                        "Are they in use?",
                        "letterOn",
                        TODAY.toString(),
                        "reference",
                        "File 1",
                        "sourceCheck",
                        "Read " + TODAY))
                .post("/findings/" + finding + "/notices");
    }

    private String tag() {
        return "\"" + holding(agency).getFirst().get("version") + "\"";
    }

    private void note(RequestSpecification who, String text, String audience) {
        who.body(audience == null ? Map.of("text", text) : Map.of("text", text, "audience", audience))
                .post("/findings/" + finding + "/notes")
                .then()
                .statusCode(201);
    }

    private static Response count(RequestSpecification who) {
        return who.get("/inbox/count");
    }

    private static Map<String, Object> only(RequestSpecification who) {
        List<Map<String, Object>> all = inbox(who);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private static List<Map<String, Object>> inbox(RequestSpecification who) {
        return who.get("/inbox?limit=1000").then().statusCode(200).extract().path("items");
    }

    /** What somebody of the office has of this agency. */
    private List<Map<String, Object>> about(RequestSpecification who) {
        return inbox(who).stream()
                .filter(entry -> agency.toString().equals(entry.get("agencyId")))
                .toList();
    }
}
