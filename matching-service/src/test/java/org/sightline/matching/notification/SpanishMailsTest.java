package org.sightline.matching.notification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.localstack.people.Tokens;
import org.sightline.matching.InventedLine;
import org.sightline.matching.RealService;
import org.sightline.matching.finding.Side;
import org.sightline.matching.held.ContractLine;
import org.sightline.matching.template.NotificationKind;

/** Whoever reads Spanish gets every mail in Spanish; in it, only what people wrote is not. */
@QuarkusTest
class SpanishMailsTest extends RealService {

    /** What no Spanish sentence has. */
    private static final Pattern ENGLISH = Pattern.compile(
            "\\b(the|findings?|due|was|were|your|agency|office|by|of|and|return|waiver|has|have|not|more|sign|sent"
                    + "|accepted|granted|removed|waits?|reminder|overdue|today|answers?|note|to)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    private final UUID agency = UUID.randomUUID();
    private final String desk = "mesa." + agency + "@sample.invalid";

    @ConfigProperty(name = "sightline.test.mail")
    String mailPage;

    @Inject
    Notifications notifications;

    @Inject
    DigestJob digests;

    @Inject
    Sql sql;

    @Test
    void everyKindForAnAgencyReachesItsContactInSpanish() {
        contact();
        List<NotificationKind> kinds = NotificationKind.of(Side.AGENCY).stream()
                .filter(kind -> kind != NotificationKind.NOTICE)
                .toList();
        kinds.forEach(this::tell);
        String finding = opened();
        as("analyst")
                .header("If-Match", "\"1\"")
                .body(Map.of(
                        "means",
                        "mail",
                        "text",
                        "Are these cameras still in use?",
                        "answerBy",
                        TODAY.plusDays(20).toString(),
                        "sourceCheck",
                        "85 FR 49543, read on " + TODAY))
                .post("/findings/" + finding + "/notices")
                .then()
                .statusCode(200);
        List<String> mails = eventually().until(() -> mailsTo(desk), all -> all.size() == kinds.size() + 1);
        assertThat(mails).allSatisfy(SpanishMailsTest::isSpanish);
        assertThat(mails)
                .as("the notice, with what the office wrote as it wrote it")
                .anySatisfy(mail -> assertThat(mail)
                        .contains("Oficina de supervisión: responda por favor", "Are these cameras still in use?"));
    }

    @Test
    void everyKindForTheOfficeReachesWhoReadsSpanishInSpanish() {
        String person = Tokens.officePerson("oversight-analyst");
        String address = choose(with(person), Side.OFFICE, "at_once");
        NotificationKind.of(Side.OFFICE).forEach(this::tell);
        List<String> mails = eventually()
                .until(
                        () -> mailsTo(address),
                        all -> all.size() == NotificationKind.of(Side.OFFICE).size());
        assertThat(mails).allSatisfy(SpanishMailsTest::isSpanish);
    }

    @Test
    void theDailyMailIsInTheLanguageOfThePerson() {
        String address = choose(reporter(agency), Side.AGENCY, "daily");
        tell(NotificationKind.OFFICE_NOTE);
        tell(NotificationKind.PLAN_DECIDED);
        eventually().until(this::waiting, count -> count == 2);
        // As it is on the next morning.
        sql.as(RowScope.job("test"), () -> sql.query("""
                        with gone as (
                          delete from digest_item i using notification n
                          where n.id = i.notification_id and n.agency_id = :agency
                          returning i.person, i.notification_id)
                        insert into digest_item (person, notification_id, added_at)
                        select person, notification_id, now() - interval '25 hours' from gone
                        """).with("agency", agency).change());
        digests.write();
        assertThat(eventually().until(() -> mailsTo(address), all -> all.size() == 1))
                .allSatisfy(mail -> {
                    isSpanish(mail);
                    assertThat(mail)
                            .contains("Sightline hoy: 2 novedades")
                            .contains("- La oficina de supervisión aceptó un plan de remediación de su agencia");
                });
    }

    private static void isSpanish(String mail) {
        String subject = mail.substring(mail.indexOf("<h2>"), mail.indexOf("</h2>"));
        String body = mail.substring(mail.indexOf("<pre>"), mail.indexOf("</pre>"));
        // Addresses and what people wrote stay as they are.
        String said = (subject + "\n" + body)
                .replaceAll("<[^>]*>", " ")
                .replaceAll("https?://\\S+|«[^»]*»|\\w+\\.invented", " ")
                .replace("Are these cameras still in use?", " ")
                .replace("The library has four cameras more.", " ");
        assertThat(ENGLISH.matcher(said).results().map(MatchResult::group))
                .as(said)
                .isEmpty();
        assertThat(said).contains("Para: ", "Inicie sesión para verlo:");
    }

    private void contact() {
        as("analyst")
                .body(Map.of("name", "Mesa de entrada", "mail", desk, "language", "es"))
                .post("/agencies/" + agency + "/contacts")
                .then()
                .statusCode(201)
                .body("language", equalTo("es"));
    }

    /** Chooses Spanish; gives the address. */
    private static String choose(RequestSpecification who, Side side, String mode) {
        List<Map<String, String>> kinds = NotificationKind.of(side).stream()
                .filter(NotificationKind::canBePutOff)
                .map(kind -> Map.of("kind", kind.wireName(), "mode", mode))
                .toList();
        return who.header("If-Match", "\"0\"")
                .body(Map.of("kinds", kinds, "language", "es"))
                .put("/inbox/preferences")
                .then()
                .statusCode(200)
                .extract()
                .path("mail");
    }

    private void tell(NotificationKind kind) {
        sql.as(
                RowScope.job("test"),
                () -> QuarkusTransaction.requiringNew()
                        .run(() -> notifications.tell(
                                Notification.of(kind, agency, kind.sample(), "/agencies/" + agency))));
    }

    private String opened() {
        ContractLine line = InventedLine.named(UUID.randomUUID().toString())
                .agency(agency)
                .document("PO-" + UUID.randomUUID())
                .description("HIKVISION 4MP TURRET CAMERA DS-2CD2343G0-I")
                .made();
        send("contract-lines", line.id(), line);
        return (String) settled(agency, 1).getFirst().get("id");
    }

    private List<String> mailsTo(String address) {
        return Arrays.stream(given().get(mailPage).asString().split("<article>"))
                .filter(mail -> mail.contains("To " + address + "<"))
                .toList();
    }

    private long waiting() {
        return sql.as(
                RowScope.job("test"),
                () -> sql.query("""
                                select count(*) from digest_item i join notification n on n.id = i.notification_id
                                where n.agency_id = :agency
                                """).with("agency", agency).number());
    }
}
