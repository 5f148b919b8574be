package org.sightline.matching.notification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.matching.InventedLine;
import org.sightline.matching.RealService;
import org.sightline.matching.held.ContractLine;

/** A person hears of what happens by mail at once, once a day, or in the inbox alone. */
@QuarkusTest
class PreferencesTest extends RealService {

    private final UUID agency = UUID.randomUUID();
    private final String own = "reporter." + agency + "@sample.invalid";
    private final String desk = "desk." + agency + "@sample.invalid";
    private String finding;

    @ConfigProperty(name = "sightline.test.mail")
    String mailPage;

    @Inject
    DigestJob digests;

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
    void whoChoseNothingGetsNoMailAndTheContactGetsOne() {
        reporter(agency)
                .get("/inbox/preferences")
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("mail", equalTo(own))
                .body("kinds.find { it.kind == 'office_note' }.mode", equalTo("no_mail"))
                .body("kinds.find { it.kind == 'answer' }", equalTo(null));
        contact(desk);
        note();
        eventually().until(() -> mailsTo(desk), count -> count == 1);
        assertThat(mailsTo(own)).isZero();
    }

    @Test
    void aPersonHearsOfEachKindAsChosen() {
        contact(desk);
        choose(reporter(agency), 0, "at_once").then().statusCode(200).header("ETag", "\"1\"");
        note();
        eventually().until(() -> mailsTo(own), count -> count == 1);
        choose(reporter(agency), 1, "no_mail").then().statusCode(200);
        note();
        eventually().until(() -> mailsTo(desk), count -> count == 2);
        assertThat(mailsTo(own)).isEqualTo(1);
    }

    @Test
    void aPersonChoosesTheLanguageOfMailsAndItStaysWhereItIsNotNamed() {
        reporter(agency).get("/inbox/preferences").then().body("language", equalTo("en"));
        reporter(agency)
                .header("If-Match", "\"0\"")
                .body(Map.of("kinds", List.of(), "language", "es"))
                .put("/inbox/preferences")
                .then()
                .statusCode(200)
                .body("language", equalTo("es"));
        choose(reporter(agency), 1, "at_once").then().statusCode(200).body("language", equalTo("es"));
        reporter(agency)
                .header("If-Match", "\"2\"")
                .body(Map.of("kinds", List.of(), "language", "xx"))
                .put("/inbox/preferences")
                .then()
                .statusCode(422);
    }

    @Test
    void theChoiceOfAPersonHoldsForTheContactWithTheSameAddress() {
        contact(own.toUpperCase(java.util.Locale.ROOT));
        contact(desk);
        choose(reporter(agency), 0, "no_mail").then().statusCode(200);
        note();
        eventually().until(() -> mailsTo(desk), count -> count == 1);
        assertThat(mailsTo(own)).isZero();
    }

    @Test
    void whatIsFormalCannotBePutOffAndWhatIsNotHeardOfCannotBeChosen() {
        set(reporter(agency), 0, List.of(Map.of("kind", "notice", "mode", "daily")))
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("formal"));
        set(reporter(agency), 0, List.of(Map.of("kind", "answer", "mode", "daily")))
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("not-yours"));
        choose(reporter(agency), 0, "daily").then().statusCode(200);
        choose(reporter(agency), 0, "daily").then().statusCode(412);
        reporter(agency)
                .body(Map.of("kinds", List.of()))
                .put("/inbox/preferences")
                .then()
                .statusCode(428);
        given().get("/inbox/preferences").then().statusCode(401);
    }

    @Test
    void aNotificationThatCannotBeHandedOutStopsNoneBehindIt() {
        contact(desk);
        UUID unknown = UUID.randomUUID();
        // As a newer instance beside this one would write it.
        sql.as(
                RowScope.job("test"),
                () -> QuarkusTransaction.requiringNew()
                        .run(() -> sql.query("""
                                insert into notification (id, audience, agency_id, kind, subject, text, path, language,
                                  template_version, created_at)
                                values (:id, 'agency', :agency, 'of-a-later-version', 'Later', 'Later.', '/findings', 'en',
                                  1, timestamptz '2020-01-01 00:00:00Z')
                                """)
                                .with("id", unknown)
                                .with("agency", agency)
                                .change()));
        eventually().until(() -> putOff(unknown));
        note();
        eventually().until(() -> mailsTo(desk), count -> count == 1);
    }

    private boolean putOff(UUID id) {
        return sql.as(
                RowScope.job("test"),
                () -> sql.query("select count(*) from notification where id = :id and hand_out_after > now()")
                                .with("id", id)
                                .number()
                        == 1);
    }

    @Test
    void theDailyMailIsOneAPersonAndDayAndNoneWhereNothingIsUnread() {
        choose(reporter(agency), 0, "daily").then().statusCode(200);
        note();
        note();
        eventually().until(this::waiting, count -> count == 2);
        digests.write();
        assertThat(waiting())
                .as("what came after the hour waits for the next day")
                .isEqualTo(2);
        madeYesterday();
        digests.write();
        digests.write();
        eventually().until(() -> mailsTo(own), count -> count == 1);
        assertThat(given().get(mailPage).asString()).contains("Sightline today: 2 new notifications", "/inbox");
        assertThat(waiting()).isZero();

        note();
        eventually().until(this::waiting, count -> count == 1);
        madeYesterday();
        digests.write();
        assertThat(waiting()).as("the mail of this day was written").isEqualTo(1);
        String id = reporter(agency).get("/inbox?unread=true").path("items[0].id");
        reporter(agency).post("/inbox/" + id + "/read").then().statusCode(200);
        sql.as(
                RowScope.job("test"),
                () -> sql.query("delete from digest where person like '%|%'").change());
        digests.write();
        assertThat(waiting()).isZero();
        assertThat(deliveriesTo(own)).as("what was read since is in no mail").isEqualTo(1);
    }

    @Test
    void theDayOfTheOfficeBeginsByItsOwnClock() {
        ZoneId zone = ZoneId.of("America/Chicago");
        assertThat(DigestJob.lastHour(
                        ZonedDateTime.parse("2026-11-25T12:59:59Z").withZoneSameInstant(zone), 7))
                .isEqualTo(ZonedDateTime.parse("2026-11-24T13:00:00Z").withZoneSameInstant(zone));
        assertThat(DigestJob.lastHour(
                        ZonedDateTime.parse("2026-11-25T13:00:00Z").withZoneSameInstant(zone), 7))
                .isEqualTo(ZonedDateTime.parse("2026-11-25T13:00:00Z").withZoneSameInstant(zone));
        assertThat(DigestJob.lastHour(
                        ZonedDateTime.parse("2026-07-01T12:00:00Z").withZoneSameInstant(zone), 7))
                .as("summer time")
                .isEqualTo(ZonedDateTime.parse("2026-07-01T12:00:00Z").withZoneSameInstant(zone));
    }

    private Response choose(RequestSpecification who, long version, String mode) {
        return set(who, version, List.of(Map.of("kind", "office_note", "mode", mode)));
    }

    private static Response set(RequestSpecification who, long version, List<Map<String, String>> kinds) {
        return who.header("If-Match", "\"" + version + "\"")
                .body(Map.of("kinds", kinds))
                .put("/inbox/preferences");
    }

    private void contact(String mail) {
        as("analyst")
                .body(Map.of("name", "Desk", "mail", mail))
                .post("/agencies/" + agency + "/contacts")
                .then()
                .statusCode(201);
    }

    private void note() {
        as("analyst")
                .body(Map.of("text", "Look.", "audience", "agency"))
                .post("/findings/" + finding + "/notes")
                .then()
                .statusCode(201);
    }

    private long mailsTo(String address) {
        return given().get(mailPage).asString().split("To " + address + "<", -1).length - 1L;
    }

    private long deliveriesTo(String address) {
        return sql.as(
                RowScope.job("test"),
                () -> sql.query("select count(*) from delivery where address = :address")
                        .with("address", address)
                        .number());
    }

    private long waiting() {
        return sql.as(
                RowScope.job("test"),
                () -> sql.query("""
                                select count(*) from digest_item i join notification n on n.id = i.notification_id
                                where n.agency_id = :agency
                                """).with("agency", agency).number());
    }

    private void madeYesterday() {
        // The application adds and takes out, and changes nothing: so it is put in again as of the day before.
        sql.as(RowScope.job("test"), () -> sql.query("""
                                with gone as (
                                  delete from digest_item i using notification n
                                  where n.id = i.notification_id and n.agency_id = :agency
                                  returning i.person, i.notification_id)
                                insert into digest_item (person, notification_id, added_at)
                                select person, notification_id, now() - interval '25 hours' from gone
                                """).with("agency", agency).change());
    }
}
