package org.sightline.matching.returns;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sightline.kit.caller.Account;
import org.sightline.kit.caller.Grant;
import org.sightline.kit.caller.HeldRole;
import org.sightline.kit.json.Json;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.localstack.people.Tokens;
import org.sightline.matching.RealService;
import org.sightline.testsupport.service.Messages;

/** Whoever has to do with a return is told of it, once for each thing that happens. */
@QuarkusTest
class ReturnsTest extends RealService {

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final AtomicInteger YEAR = new AtomicInteger(2060);

    private final UUID agency = UUID.randomUUID();
    private final int year = YEAR.incrementAndGet();

    @Inject
    ReturnReminderJob reminders;

    @Inject
    ReturnTurns turns;

    @Test
    void everyExampleIsRead() {
        assertThat(Messages.examples("returns"))
                .isNotEmpty()
                .allSatisfy(example -> assertThat(
                                Json.read(example, AgencyReturn.class).fault())
                        .isNull());
    }

    @Test
    void thatAYearIsOpenIsToldOnceAndAgainWhereItsDayChanges() {
        tell(1, TODAY.plusDays(90), 0, Map.of());
        told("return_opened");
        tell(2, TODAY.plusDays(90), 0, Map.of("standing", "draft"));
        tell(3, TODAY.plusDays(120), 0, Map.of());
        told("return_opened", "return_opened");
        assertThat(mine().getFirst())
                .containsEntry("path", "/agencies/" + agency + "/returns/" + year)
                .containsEntry("agencyId", agency.toString());
        assertThat(inbox(reporter(UUID.randomUUID()))).isEmpty();
    }

    @Test
    void aSignatureIsToldToTheAgencyAndToTheOffice() {
        tell(1, TODAY.plusDays(90), 1, Map.of("certifiedBy", "carl.invented", "certifiedAt", Instant.now()));
        told("return_signed");
        assertThat(office("return_received"))
                .singleElement()
                .satisfies(entry -> assertThat((String) entry.get("text")).contains("carl.invented", "revision 1"));
    }

    @Test
    void whatTheOfficeAsksToBeCorrectedIsTold() {
        tell(
                1,
                TODAY.minusDays(90),
                1,
                Map.of(
                        "certifiedBy",
                        "carl.invented",
                        "certifiedAt",
                        Instant.now().minusSeconds(86_400L * 60),
                        "correction",
                        Map.of(
                                "revision",
                                1,
                                "reason",
                                "Four cameras are missing.",
                                "askedBy",
                                "ann.invented",
                                "askedAt",
                                Instant.now())));
        told("return_correction");
        assertThat((String) mine().getFirst().get("text")).contains("Four cameras are missing.");
        assertThat(office("return_received")).as("signed long ago").isEmpty();
    }

    @Test
    void aDraftIsToldToTheCertifierAndOneThatIsSentBackToWhoWorkedOnItUntilItIsDone() {
        RequestSpecification reporter = reporter(agency);
        RequestSpecification certifier = certifier(agency);
        RequestSpecification reader = with(Tokens.agencyPerson(agency, "reader"));
        String drafter = person("reporter");
        person("certifier");
        tell(1, TODAY.plusDays(90), 0, drafted(drafter, 0, null));
        arrived(certifier, "return_drafted", 1);
        tell(
                2,
                TODAY.plusDays(90),
                0,
                drafted(drafter, 1, Map.of("reason", "Walk the annex.", "sentBy", "carl.invented")));
        arrived(reporter, "return_sent_back", 1);
        arrived(certifier, "return_drafted", 0);
        assertThat(mine())
                .anySatisfy(entry -> assertThat((String) entry.get("text"))
                        .contains("carl.invented did not sign", "Walk the annex."));
        tell(3, TODAY.plusDays(90), 0, drafted(drafter, 1, null));
        arrived(certifier, "return_drafted", 1);
        arrived(reporter, "return_sent_back", 0);
        assertThat(kinds(reader)).containsExactly("return_opened");
        tell(4, TODAY.plusDays(90), 1, Map.of("certifiedBy", "carl.invented", "certifiedAt", Instant.now()));
        arrived(certifier, "return_drafted", 0);
    }

    @Test
    void whoMayCertifyAfterADraftWasMadeIsToldOfItUntilTheyMayNot() {
        reporter(agency);
        String drafter = person("reporter");
        tell(1, TODAY.plusDays(90), 0, drafted(drafter, 0, null));
        eventually().until(() -> held(1), found -> found);
        RequestSpecification certifier = certifier(agency);
        holds(2, "certifier");
        arrived(certifier, "return_drafted", 1);
        holds(3, "reader");
        arrived(certifier, "return_drafted", 0);
    }

    @Test
    void whatWaitsForACertifierLeavesTheInboxWhenTheRoleEndsByItsDay() {
        reporter(agency);
        String drafter = person("reporter");
        RequestSpecification certifier = certifier(agency);
        Instant end = Instant.now().plusSeconds(60);
        holds(2, new HeldRole("certifier", end), new HeldRole("reader", null));
        tell(1, TODAY.plusDays(90), 0, drafted(drafter, 0, null));
        arrived(certifier, "return_drafted", 1);

        turns.tellWhoseRoleEnded(end.minusSeconds(1));
        assertThat(kinds(certifier)).contains("return_drafted");
        turns.tellWhoseRoleEnded(end);

        assertThat(kinds(certifier)).doesNotContain("return_drafted");
    }

    @Test
    void whatWaitsForWhoWorkedOnADraftLeavesTheInboxWhenTheyMayNotReportAnyMore() {
        RequestSpecification reporter = reporter(agency);
        String drafter = sentBack();
        arrived(reporter, "return_sent_back", 1);
        holds(drafter, 2, new HeldRole("reader", null));
        arrived(reporter, "return_sent_back", 0);
        holds(drafter, 3, new HeldRole("reporter", null));
        arrived(reporter, "return_sent_back", 1);

        holds(drafter, 4);

        eventually().until(() -> isGone(drafter), gone -> gone);
    }

    @Test
    void whatWaitsForWhoWorkedOnADraftLeavesTheInboxWhenTheirAccountIsDisabled() {
        RequestSpecification reporter = reporter(agency);
        String drafter = sentBack();
        arrived(reporter, "return_sent_back", 1);

        send(grant(drafter, 1_000, null, new Account(false, null, List.of())));

        eventually().until(() -> isGone(drafter), gone -> gone);
    }

    /** The reporter worked on a draft that a certifier then sent back. */
    private String sentBack() {
        String drafter = person("reporter");
        tell(
                1,
                TODAY.plusDays(90),
                0,
                drafted(drafter, 1, Map.of("reason", "Walk the annex.", "sentBy", "c.invented")));
        return drafter;
    }

    private boolean isGone(String person) {
        return sql.as(
                RowScope.job("test"),
                () -> sql.query("""
                                select 1 from notification
                                where person = :person and kind = 'return_sent_back' and gone_at is not null
                                """).with("person", person).exists());
    }

    private void holds(long version, String role) {
        holds(version, new HeldRole(role, null));
    }

    /** The certifier holds other roles from now on. */
    private void holds(long version, HeldRole... roles) {
        holds(person("certifier"), version, roles);
    }

    private void holds(String person, long version, HeldRole... roles) {
        send(grant(person, version, agency, null, roles));
    }

    private static Grant grant(
            String person, long version, @Nullable UUID agency, @Nullable Account account, HeldRole... roles) {
        return new Grant(
                person.substring(0, person.lastIndexOf('|')),
                person.substring(person.lastIndexOf('|') + 1),
                "cora.invented",
                version,
                agency == null ? Grant.Place.ACCOUNT : Grant.Place.AGENCY,
                agency,
                List.of(roles),
                account,
                Instant.now(),
                List.of());
    }

    private static void send(Grant grant) {
        kafka().send("grants", grant.key(), Map.of(), Json.write(grant));
    }

    @Test
    void whoWorkedOnADraftIsNotAskedToSignIt() {
        RequestSpecification certifier = certifier(agency);
        tell(1, TODAY.plusDays(90), 0, drafted(person("certifier"), 0, null));
        arrived(certifier, "return_opened", 1);
        assertThat(kinds(certifier)).containsExactly("return_opened");
    }

    private static Map<String, Object> drafted(String by, int timesSentBack, @Nullable Map<String, Object> sentBack) {
        Map<String, Object> draft = new HashMap<>(Map.of(
                "revision", 1, "drafters", List.of(by), "savedBy", "rita.invented", "timesSentBack", timesSentBack));
        if (sentBack != null) {
            draft.put("sentBack", sentBack);
        }
        return Map.of("standing", "draft", "draft", draft);
    }

    /** Who holds a role in the agency, once the service knows. */
    private String person(String role) {
        return eventually()
                .until(
                        () -> sql.query("""
                                        select person from held_grant
                                        where place = :place and cast(body as text) like :role
                                        """)
                                .with("place", agency.toString())
                                .with("role", "%\"" + role + "\"%")
                                .list(row -> row.requiredText("person")),
                        found -> !found.isEmpty())
                .getFirst();
    }

    private static void arrived(RequestSpecification who, String kind, int times) {
        eventually().until(() -> Collections.frequency(kinds(who), kind), found -> found == times);
    }

    private static List<Object> kinds(RequestSpecification who) {
        return inbox(who).stream().map(entry -> entry.get("kind")).toList();
    }

    @Test
    void theDayComesNearAndPassesWithOneReminderForEachMark() {
        tell(1, TODAY.plusDays(40), 0, Map.of("dueSetAt", Instant.now().minusSeconds(86_400L * 100)));
        told("return_opened");
        for (int day : List.of(0, 9, 10, 11, 26, 33, 39, 40)) {
            reminders.remind(TODAY.plusDays(day));
            reminders.remind(TODAY.plusDays(day));
        }
        told("return_due", "return_due", "return_due", "return_due", "return_opened");
        reminders.remind(TODAY.plusDays(41));
        reminders.remind(TODAY.plusDays(42));
        told("return_overdue", "return_due", "return_due", "return_due", "return_due", "return_opened");
        assertThat(office("returns_missing")).hasSize(1);
        assertThat((String) office("returns_missing").getFirst().get("text")).startsWith("1 agency has not signed");
    }

    @Test
    void whoHasSignedOrWasMergedIsNotReminded() {
        tell(1, TODAY.plusDays(5), 1, Map.of("dueSetAt", Instant.now().minusSeconds(86_400L * 100)));
        tell(2, TODAY.plusDays(5), 0, Map.of("owed", false));
        eventually().until(() -> held(2), found -> found);
        reminders.remind(TODAY);
        assertThat(mine()).isEmpty();
    }

    @Inject
    Sql sql;

    private boolean held(long version) {
        return sql.as(
                RowScope.job("test"),
                () -> sql.query("select 1 from agency_return where agency_id = :agency and version = :version")
                        .with("agency", agency)
                        .with("version", version)
                        .exists());
    }

    private void told(String... kinds) {
        List<Map<String, Object>> all = eventually().until(this::mine, found -> found.size() >= kinds.length);
        assertThat(all).extracting(entry -> entry.get("kind")).containsExactly((Object[]) kinds);
    }

    private List<Map<String, Object>> mine() {
        return inbox(reporter(agency));
    }

    private List<Map<String, Object>> office(String kind) {
        return inbox(as("analyst")).stream()
                .filter(entry ->
                        kind.equals(entry.get("kind")) && ((String) entry.get("path")).endsWith("/returns/" + year))
                .toList();
    }

    private static List<Map<String, Object>> inbox(RequestSpecification who) {
        return who.get("/inbox?limit=1000").then().statusCode(200).extract().path("items");
    }

    private void tell(long version, LocalDate dueOn, int revision, Map<String, Object> more) {
        Map<String, Object> message = new HashMap<>(Map.of(
                "agencyId",
                agency,
                "year",
                year,
                "version",
                version,
                "dueOn",
                dueOn.toString(),
                "dueSetAt",
                Instant.now(),
                "standing",
                revision == 0 ? "missing" : "certified",
                "revision",
                revision,
                "owed",
                true));
        message.putAll(more);
        kafka().send("returns", agency + "/" + year, Map.of("correlation_id", "c-test"), Json.write(message));
    }
}
