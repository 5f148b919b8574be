package org.sightline.matching.notice;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.matching.InventedLine;
import org.sightline.matching.RealService;
import org.sightline.matching.held.ContractLine;
import org.sightline.matching.language.Language;
import org.sightline.matching.mail.Mail;
import org.sightline.matching.mail.Mails;

/** An agency is told of a finding by a mail that was really sent, or a letter that was recorded, and is reminded. */
@QuarkusTest
class NoticesTest extends RealService {

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    private final UUID agency = UUID.randomUUID();
    private final String address = "clerk." + UUID.randomUUID() + "@sample.invalid";

    @ConfigProperty(name = "sightline.test.mail")
    String mailPage;

    @Inject
    ReminderJob reminders;

    @Inject
    Sql sql;

    @Inject
    NoticeRepository notices;

    @Inject
    Mails mails;

    @Test
    void theFindingIsNotifiedWhenTheMailServerHasTakenTheMail() {
        Map<String, Object> finding = opened();
        contact().then().statusCode(201);
        Response asked = notify(finding, mail("Are these cameras in use?"));
        asked.then().statusCode(200);
        Map<String, Object> told =
                eventually().until(() -> holding(agency).getFirst(), one -> "notified".equals(one.get("status")));
        assertThat(actions(told)).endsWith("notified");
        assertThat(told.get("notifiedAt")).isNotNull();
        assertThat(mails()).contains("To " + address, "Are these cameras in use?", "/findings/" + finding.get("id"));
        as("analyst")
                .get("/findings/" + finding.get("id") + "/notices")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].means", equalTo("mail"))
                .body("items[0].deliveries[0].state", equalTo("sent"))
                .body("items[0].deliveries[0].attempts", equalTo(1));
        as("analyst")
                .get("/findings/" + finding.get("id") + "/task")
                .then()
                .statusCode(200)
                .body("turn", equalTo("agency"))
                .body("nextStep", equalTo("answer"))
                .body("dueOn", equalTo(TODAY.plusDays(20).toString()))
                .body("dueBy", equalTo("notice"));
    }

    @Test
    void aMailIsSentOnceAlsoWhereItsFindingIsInOtherHandsJustThen() throws Exception {
        Map<String, Object> finding = opened();
        UUID id = UUID.fromString((String) finding.get("id"));
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Thread holder = Thread.ofPlatform()
                .start(() -> sql.as(
                        RowScope.job("test"),
                        () -> QuarkusTransaction.requiringNew().run(() -> {
                            sql.query("select 1 from finding where id = :id for no key update")
                                    .with("id", id)
                                    .exists();
                            held.countDown();
                            await(release);
                        })));
        await(held);
        try {
            // The request would wait for the finding, so what it leaves is written here.
            sql.as(
                    RowScope.job("test"),
                    () -> QuarkusTransaction.requiringNew().run(() -> waiting(id, "Are they in use, each of them?")));
            eventually().until(this::mails, all -> all.contains("each of them?"));
            eventually().until(() -> delivery(id), state -> state.equals("sent 1"));
            assertThat(holding(agency).getFirst()).containsEntry("status", "new");
        } finally {
            release.countDown();
            holder.join();
        }
        eventually().until(() -> holding(agency).getFirst(), one -> "notified".equals(one.get("status")));
        assertThat(delivery(id)).isEqualTo("sent 1");
    }

    private void waiting(UUID finding, String text) {
        UUID notice = UUID.randomUUID();
        Instant now = Instant.now();
        notices.add(
                new Notice(
                        notice,
                        finding,
                        agency,
                        Notice.Means.MAIL,
                        text,
                        TODAY.plusDays(20),
                        null,
                        null,
                        "85 FR 49543, read on " + TODAY,
                        "analyst",
                        now,
                        null,
                        List.of()),
                "test analyst");
        mails.send(List.of(new Mail(
                Mail.About.notice(agency, notice),
                "City clerk",
                address,
                Language.EN,
                "A finding",
                text,
                "/findings/" + finding)));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private String delivery(UUID finding) {
        return sql.as(
                RowScope.job("test"),
                () -> sql.query("""
                                select d.state || ' ' || d.attempts as state
                                from delivery d
                                join notice n on n.id = d.notice_id
                                where n.finding_id = :id
                                """)
                        .with("id", finding)
                        .first(row -> row.requiredText("state"))
                        .orElse("none"));
    }

    @Test
    void withoutAContactNothingIsSentAndNobodyIsNotified() {
        Map<String, Object> finding = opened();
        notify(finding, mail("Are they in use?")).then().statusCode(409).body("detail", containsString("no contact"));
        assertThat(holding(agency).getFirst()).containsEntry("status", "new");
    }

    @Test
    void aLetterIsRecordedWithItsDateAndWhereItIsFiled() {
        Map<String, Object> finding = opened();
        Map<String, Object> letter = new HashMap<>(mail("Are they in use?"));
        letter.put("means", "letter");
        notify(finding, letter).then().statusCode(422).body("errors[0].pointer", equalTo("/letterOn"));
        letter.put("letterOn", TODAY.plusDays(1).toString());
        notify(finding, letter).then().statusCode(422).body("errors[0].code", equalTo("out-of-range"));
        letter.put("letterOn", TODAY.minusDays(3).toString());
        notify(finding, letter).then().statusCode(422).body("errors[0].pointer", equalTo("/reference"));
        letter.put("reference", "File 12-88");
        notify(finding, letter)
                .then()
                .statusCode(200)
                .body("status", equalTo("notified"))
                .body("notifiedAt", containsString(TODAY.minusDays(2) + "T00:00"))
                .body("timeline[-1].text", containsString("File 12-88"));
    }

    @Test
    void noDecisionSaysThatTheAgencyWasTold() {
        Map<String, Object> finding = opened();
        as("analyst")
                .header("If-Match", tag(finding))
                .body(Map.of("decision", "notified", "reason", "Told."))
                .post("/findings/" + finding.get("id") + "/decisions")
                .then()
                .statusCode(422);
    }

    @Test
    void aLawThatNobodyReadIsReadBeforeAnybodyIsToldOfIt() {
        Map<String, Object> finding = opened("GENERAL FUND");
        contact();
        boolean unverified = finding.get("verdicts") instanceof List<?> verdicts
                && verdicts.stream()
                        .map(one -> (Map<?, ?>) one)
                        .filter(one -> ((List<?>) finding.get("decidingRules")).contains(one.get("ruleId")))
                        .allMatch(one -> Boolean.TRUE.equals(one.get("unverified")));
        Map<String, Object> notice = new HashMap<>(mail("Are they in use?"));
        notice.remove("sourceCheck");
        Response asked = notify(finding, notice);
        if (unverified) {
            asked.then().statusCode(422).body("errors[0].pointer", equalTo("/sourceCheck"));
        } else {
            asked.then().statusCode(200);
        }
    }

    @Test
    void theSameRequestAgainIsOneNotice() {
        Map<String, Object> finding = opened();
        contact();
        String key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            as("analyst")
                    .header("If-Match", tag(finding))
                    .header("Idempotency-Key", key)
                    .body(mail("Once?"))
                    .post("/findings/" + finding.get("id") + "/notices")
                    .then()
                    .statusCode(200);
        }
        as("auditor").get("/findings/" + finding.get("id") + "/notices").then().body("items", hasSize(1));
    }

    @Test
    void onlyTheOfficeKeepsContactsAndSendsNotices() {
        Map<String, Object> finding = opened();
        String contacts = "/agencies/" + agency + "/contacts";
        String id = contact().then().statusCode(201).extract().path("id");
        contact().then().statusCode(409);
        reporter(agency).get(contacts).then().statusCode(200).body("items[0].mail", equalTo(address));
        reporter(agency).delete(contacts + "/" + id).then().statusCode(403);
        reporter(UUID.randomUUID()).get(contacts).then().statusCode(404);
        reporter(agency)
                .header("If-Match", tag(finding))
                .body(mail("We tell ourselves."))
                .post("/findings/" + finding.get("id") + "/notices")
                .then()
                .statusCode(403);
        as("auditor")
                .header("If-Match", tag(finding))
                .body(mail("I only look."))
                .post("/findings/" + finding.get("id") + "/notices")
                .then()
                .statusCode(403);
        reporter(UUID.randomUUID())
                .get("/findings/" + finding.get("id") + "/notices")
                .then()
                .statusCode(404);
        given().get("/findings/" + finding.get("id") + "/notices").then().statusCode(401);
        as("analyst").delete(contacts + "/" + id).then().statusCode(204);
        as("analyst").delete(contacts + "/" + id).then().statusCode(404);
        reporter(agency).get(contacts).then().body("items", hasSize(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "clerk", "a@b", "a@b.example,c@d.example", "a@b.example\nBcc: c@d.example", "a b@c.example"})
    void whatIsNotOneAddressIsNoContact(String mail) {
        as("analyst")
                .body(Map.of("name", "Clerk", "mail", mail))
                .post("/agencies/" + agency + "/contacts")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/mail"));
    }

    @Test
    void theAgencyIsRemindedOnceOfWhatIsDueTomorrow() {
        Map<String, Object> finding = opened();
        contact();
        Map<String, Object> notice = new HashMap<>(mail("Soon."));
        notice.put("answerBy", TODAY.plusDays(1).toString());
        notify(finding, notice).then().statusCode(200);
        eventually().until(() -> holding(agency).getFirst(), one -> "notified".equals(one.get("status")));
        reminders.remind();
        assertThat(remindersWritten()).as("it was told the day today").isZero();
        sql.as(
                RowScope.job("test"),
                () -> sql.query("update finding_task set since = since - interval '20 days' where agency_id = :agency")
                        .with("agency", agency)
                        .change());
        reminders.remind();
        reminders.remind();
        eventually().until(this::remindersWritten, written -> written == 1);
        reminders.remind();
        eventually()
                .until(
                        this::mails,
                        all -> all.contains("1 finding waits for your agency")
                                && all.contains("/work?agencyId=" + agency));
        assertThat(remindersWritten()).as("once").isEqualTo(1);
        assertThat(reporter(agency).get("/inbox").<List<String>>path("items.kind"))
                .containsExactly("reminder", "notice");
    }

    private long remindersWritten() {
        return sql.as(
                RowScope.job("test"),
                () -> sql.query("select count(*) from delivery where agency_id = :agency and notice_id is null")
                        .with("agency", agency)
                        .number());
    }

    private Map<String, Object> opened() {
        return opened(null);
    }

    private Map<String, Object> opened(String fund) {
        InventedLine line = InventedLine.named(UUID.randomUUID().toString())
                .agency(agency)
                .document("PO-" + UUID.randomUUID())
                .description("HIKVISION 4MP TURRET CAMERA DS-2CD2343G0-I");
        ContractLine made = (fund == null ? line : line.funding(fund)).made();
        send("contract-lines", made.id(), made);
        return settled(agency, 1).getFirst();
    }

    private Response contact() {
        return as("analyst")
                .body(Map.of("name", "City clerk", "mail", address))
                .post("/agencies/" + agency + "/contacts");
    }

    private static Map<String, Object> mail(String text) {
        return Map.of(
                "means",
                "mail",
                "text",
                text,
                "answerBy",
                TODAY.plusDays(20).toString(),
                "sourceCheck",
                "85 FR 49543, read on " + TODAY);
    }

    private Response notify(Map<String, Object> finding, Map<String, Object> notice) {
        return as("analyst")
                .header("If-Match", tag(holding(agency).getFirst()))
                .body(notice)
                .post("/findings/" + finding.get("id") + "/notices");
    }

    private String mails() {
        return given().get(mailPage).asString();
    }

    private static String tag(Map<String, Object> finding) {
        return "\"" + finding.get("version") + "\"";
    }
}
