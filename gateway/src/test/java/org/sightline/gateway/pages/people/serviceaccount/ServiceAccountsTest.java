package org.sightline.gateway.pages.people.serviceaccount;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.gateway.Ask;
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.Say;
import org.sightline.gateway.grant.GrantRepository;
import org.sightline.gateway.route.Route;
import org.sightline.gateway.shell.Visitor;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.Grant;
import org.sightline.kit.caller.HeldGrants;
import org.sightline.kit.caller.HeldRole;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.localstack.people.Tokens;
import org.sightline.testsupport.service.Messages;

/**
 * A machine of one agency: what it was made for and nothing else, until its end; nobody gives it more than they hold; no
 * secret is shown twice.
 */
@QuarkusTest
@RealGateway
class ServiceAccountsTest {

    @Inject
    Sql sql;

    @Inject
    HeldGrants held;

    @Inject
    NamedOperations operations;

    @ConfigProperty(name = "sightline.keycloak.url")
    String keycloak;

    /** Whoever manages the people reads none of the data; these operations are open to all and answer by what is read. */
    @Test
    void nobodyAloneMakesAMachineThatReadsMoreThanTheyDo() {
        for (String operation :
                List.of("line", "lineVersions", "linePage", "inbox", "inboxCount", "check", "finding")) {
            assertThat(asked(manager, operation).path("secret").isNull())
                    .as(operation)
                    .isTrue();
        }
        assertThat(asked(manager, "me", "rules").path("secret").isNull()).isFalse();
    }

    @TestHTTPResource("/")
    URI gateway;

    @Inject
    GrantRepository grants;

    private final UUID agency = UUID.randomUUID();
    private final String place = "/api/agencies/" + agency + "/service-accounts";
    private Ask manager;
    private Ask reporter;

    @BeforeEach
    void anAgency() {
        Say.agencies(Say.agency(agency, "Town of Machinewell (invented)", "town"));
        Ask.as("analyst")
                .until(
                        "/api/agencies/" + agency + "/compliance",
                        json -> json.path("agency").isObject());
        manager = Ask.with(Tokens.agencyPerson(agency, "agency-admin"));
        reporter = Ask.with(Tokens.agencyPerson(agency, "reporter"));
    }

    /** From now on the manager may do all that a reporter may. */
    private void theManagerReportsToo() {
        String token = Tokens.agencyPerson(agency, "agency-admin");
        JsonNode claims =
                Ask.parse(new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8));
        grants.give(
                new GrantRepository.Role(
                        claims.path("sub").asText(),
                        claims.path("preferred_username").asText(),
                        agency,
                        "reporter"),
                null,
                GrantRepository.Agreed.alone(Caller.of("test", "the test", Set.of(), List.of())));
    }

    private static String wanted(String... operations) {
        return "{\"name\":\"Asset system\",\"operations\":[\"%s\"],\"days\":30}"
                .formatted(String.join("\",\"", operations));
    }

    private static JsonNode answered(Response answer, int status) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        return Ask.parse(answer.asString());
    }

    private JsonNode asked(Ask by, String... operations) {
        return answered(by.send("POST", place, wanted(operations)), 201);
    }

    private Response approval(Ask by, JsonNode credentials) {
        String one = place + "/" + credentials.at("/account/id").asText();
        return by.send("POST", one + "/approval", null, "If-Match", version(credentials));
    }

    /** Made by the manager; where somebody else has to agree, the reporter does. */
    private JsonNode made(String... operations) {
        JsonNode made = asked(manager, operations);
        return made.path("secret").isNull() ? answered(approval(reporter, made), 200) : made;
    }

    private JsonNode listed(JsonNode credentials) {
        for (JsonNode account : manager.json(place)) {
            if (account.path("id").equals(credentials.at("/account/id"))) {
                return account;
            }
        }
        throw new AssertionError("not listed: " + credentials);
    }

    /** How many machines of the agency hold something. */
    private long holding() {
        return sql.as(
                RowScope.job("test"),
                () -> sql.query(
                                "select count(*) from held_grant where place = :place and body::text like '%service-account%'")
                        .with("place", agency.toString())
                        .number());
    }

    @Test
    void anAdminOfTheOfficeAloneMakesNoMachineThatReadsOrAnswersForAnAgency() {
        JsonNode asked =
                asked(Ask.as("admin"), "agencyFindings", "finding", "lines", "respond", "registerDevice", "compliance");
        assertThat(asked.path("secret").isNull()).isTrue();
        assertThat(asked.path("clientId").isNull()).isTrue();
        assertThat(asked.at("/account/status").asText()).isEqualTo("waiting");
        assertThat(holding()).isZero();
        for (Ask office : List.of(
                Ask.as("admin"),
                Ask.as("admin2"),
                Ask.as("analyst"),
                Ask.with(Tokens.officePerson("admin", "oversight-analyst")))) {
            assertThat(approval(office, asked).statusCode())
                    .as("nobody of the office agrees for an agency")
                    .isEqualTo(403);
        }
        String one = place + "/" + asked.at("/account/id").asText();
        assertThat(Ask.as("admin")
                        .send("POST", one + "/rotation", "{}", "If-Match", version(asked))
                        .statusCode())
                .as("no way round by new credentials")
                .isEqualTo(409);
        assertThat(holding()).isZero();
        JsonNode small = asked(Ask.as("admin"), "agency");
        assertThat(small.path("secret").isNull())
                .as("though an admin may do all that it may")
                .isTrue();
    }

    @Test
    void anAdminOfTheOfficeGetsNoSecretOfAMachineThatWorks() {
        JsonNode made = made("compliance");
        JsonNode asked = answered(Ask.as("admin").send("POST", rotation(made), "{}", "If-Match", version(made)), 200);
        assertThat(asked.path("secret").isNull()).isTrue();
        assertThat(approval(Ask.as("admin"), asked).statusCode()).isEqualTo(403);
        assertThat(signedIn(made).get("/api/agencies/" + agency + "/compliance").statusCode())
                .as("it goes on to work")
                .isEqualTo(200);
    }

    @Test
    void whoMayNotDoItThemselvesAgreesToNothingOfIt() {
        JsonNode asked = asked(manager, "compliance", "registerDevice");
        assertThat(asked.path("secret").isNull()).isTrue();
        assertThat(approval(manager, asked).statusCode()).as("who asked for it").isEqualTo(403);
        for (String role : List.of("reader", "certifier")) {
            Response refused = approval(Ask.with(Tokens.agencyPerson(agency, role)), asked);
            assertThat(refused.statusCode()).as(role).isEqualTo(403);
            assertThat(refused.asString()).contains("registerDevice").doesNotContain("compliance");
        }
        Ask elsewhere = Ask.with(Tokens.agencyPerson(UUID.randomUUID(), "reporter"));
        assertThat(approval(elsewhere, asked).statusCode()).isEqualTo(404);
        JsonNode made = answered(approval(reporter, asked), 200);
        assertThat(signedIn(made).get("/api/agencies/" + agency + "/compliance").statusCode())
                .isEqualTo(200);
        assertThat(listed(made).path("approvedBy").asText()).startsWith("reporter.");
        assertThat(approval(reporter, made).statusCode())
                .as("nothing waits any more")
                .isEqualTo(409);
    }

    /** Found by the insider of 10,000 sequences: the machine read purchase lines by their ids, which its maker may not. */
    @ParameterizedTest
    @ValueSource(strings = {"line", "lineVersions", "linePage", "inbox", "inboxCount", "readNotification", "check"})
    void whoMayNotReadMakesNoMachineAloneOfWhatIsAnsweredByWhatItsRoleReads(String operation) {
        JsonNode asked = asked(manager, operation);
        assertThat(asked.path("secret").isNull()).isTrue();
        assertThat(asked.at("/account/status").asText()).isEqualTo("waiting");
        assertThat(answered(approval(reporter, asked), 200).path("secret").isTextual())
                .isTrue();
    }

    @Test
    void whatEverybodyReadsTheSameTakesNobodyElse() {
        assertThat(asked(manager, "watchlist", "rules", "me").path("secret").isTextual())
                .isTrue();
    }

    @Test
    void whoHoldsAllThatItMayUseMakesItAlone() {
        theManagerReportsToo();
        JsonNode made = asked(manager, "compliance", "registerDevice");
        assertThat(signedIn(made).get("/api/agencies/" + agency + "/compliance").statusCode())
                .isEqualTo(200);
        assertThat(listed(made).path("approvedBy").isNull()).isTrue();
    }

    @Test
    void newCredentialsGoTheSameWayAndThePresentOnesWorkOn() {
        String path = "/api/agencies/" + agency + "/compliance";
        JsonNode first = made("compliance");
        JsonNode asked =
                answered(manager.send("POST", rotation(first), "{\"graceHours\":2}", "If-Match", version(first)), 200);
        assertThat(asked.path("secret").isNull()).isTrue();
        assertThat(asked.at("/account/askedBy").asText()).startsWith("agency-admin.");
        assertThat(signedIn(first).get(path).statusCode()).isEqualTo(200);
        JsonNode second = answered(approval(reporter, asked), 200);
        assertThat(second.at("/account/oldClientId")).isEqualTo(first.path("clientId"));
        assertThat(signedIn(second).get(path).statusCode()).isEqualTo(200);
        assertThat(signedIn(first).get(path).statusCode())
                .as("for the hours that were asked for")
                .isEqualTo(200);
    }

    @Test
    void whatWaitsCanBeEndedAndIsOverWithItsDays() {
        JsonNode asked = asked(manager, "compliance");
        String one = place + "/" + asked.at("/account/id").asText();
        assertThat(manager.send("DELETE", one, null).statusCode()).isEqualTo(204);
        assertThat(listed(asked).path("status").asText()).isEqualTo("revoked");
        assertThat(reporter.send("POST", one + "/approval", null, "If-Match", "\"2\"")
                        .statusCode())
                .isEqualTo(409);
        assertThat(holding()).isZero();
    }

    @Test
    void whatWasMadeBeforeAnotherHadToAgreeGoesOnToWorkAndIsLookedAtOnce() {
        JsonNode made = made("compliance");
        sql.as(
                RowScope.job("test"),
                () -> sql.query("update service_account set review_due = true, approved_at = null where id = :id")
                        .with("id", UUID.fromString(made.at("/account/id").asText()))
                        .change());
        String id = made.at("/account/id").asText();
        String list = "/api/service-accounts/to-review";
        assertThat(Ask.as("auditor").json(list).toString()).contains(id);
        assertThat(signedIn(made).get("/api/agencies/" + agency + "/compliance").statusCode())
                .isEqualTo(200);
        assertThat(approval(manager, made).statusCode()).as("who made it").isEqualTo(403);
        JsonNode seen = answered(approval(reporter, made), 200);
        assertThat(seen.path("secret").isNull()).as("nothing new is made").isTrue();
        assertThat(seen.at("/account/reviewDue").asBoolean()).isFalse();
        assertThat(Ask.as("auditor").json(list).toString()).doesNotContain(id);
        assertThat(signedIn(made).get("/api/agencies/" + agency + "/compliance").statusCode())
                .isEqualTo(200);
    }

    @Test
    void aPresetStandsForItsOperations() {
        JsonNode presets = manager.json("/api/service-account-presets");
        assertThat(presets).hasSizeGreaterThan(6);
        JsonNode asked =
                answered(manager.send("POST", place, "{\"name\":\"Cameras\",\"presets\":[\"report-devices\"]}"), 201);
        assertThat(asked.at("/account/operations"))
                .extracting(JsonNode::asText)
                .contains("registerDevice", "sendDeviceList");
        for (String wrong : List.of("\"send-purchase-files\"", "\"no-such-preset\"")) {
            assertThat(manager.send("POST", place, "{\"name\":\"X\",\"presets\":[" + wrong + "]}")
                            .statusCode())
                    .as(wrong)
                    .isEqualTo(422);
        }
        for (ServiceAccountPreset preset : ServiceAccountPreset.all()) {
            UUID of = preset.of().equals(ServiceAccountPreset.OFFICE) ? null : agency;
            assertThat(operations.known(of, preset.operations()))
                    .as(preset.preset())
                    .isNotEmpty();
        }
    }

    @Test
    void itIsMadeAndAgreedToOnThePageAndTheSecretIsShownToWhoAgrees() {
        String page = "/agencies/" + agency + "/service-accounts";
        Visitor asking = Visitor.signedIn(gateway, "agency-admin." + agency);
        assertThat(asking.submit(page, Map.of("name", "Asset system", "days", "30", "presets", "report-devices"))
                        .body())
                .contains("Asset system is waiting for another person")
                .doesNotContain("id=\"secret\"");
        String approval = page + "/" + manager.json(place).get(0).path("id").asText() + "/approval";
        assertThat(asking.open(page).body()).doesNotContain(approval);
        assertThat(asking.submit(approval, Map.of("version", "1")).body())
                .contains("Nothing was changed")
                .doesNotContain("id=\"secret\"");
        Visitor agreeing = Visitor.signedIn(gateway, "reporter." + agency);
        assertThat(agreeing.open(page).body()).contains(approval);
        assertThat(agreeing.submit(approval, Map.of("version", "1")).body()).contains("id=\"secret\"");
        assertThat(agreeing.open(page).body()).doesNotContain("id=\"secret\"");
    }

    private Response token(JsonNode credentials) {
        return given().formParams(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        credentials.path("clientId").asText(),
                        "client_secret",
                        credentials.path("secret").asText())
                .post(credentials.path("tokenUrl").asText());
    }

    private Ask signedIn(JsonNode credentials) {
        return Ask.with(token(credentials).jsonPath().getString("access_token"));
    }

    private String rotation(JsonNode credentials) {
        return place + "/" + credentials.at("/account/id").asText() + "/rotation";
    }

    private static String version(JsonNode credentials) {
        return "\"" + credentials.at("/account/version").asText() + "\"";
    }

    @Test
    void aMachineUsesWhatItWasMadeForAndNothingElse() {
        JsonNode made = made("compliance", "devices", "registerDevice");
        Ask machine = signedIn(made);
        assertThat(machine.get("/api/agencies/" + agency + "/compliance").statusCode())
                .isEqualTo(200);
        assertThat(machine.get("/api/agencies/" + agency + "/devices").statusCode())
                .as("at a service")
                .isEqualTo(200);
        for (String other : List.of("/findings", "/people", "/audit", "/service-accounts")) {
            Response refused = machine.get("/api/agencies/" + agency + other);
            assertThat(refused.statusCode()).as(other).isEqualTo(403);
        }
        for (String open : List.of("/api/me", "/api/watchlist", "/api/rules", "/api/findings", "/api/agencies")) {
            assertThat(machine.get(open).statusCode()).as(open).isEqualTo(403);
        }
        assertThat(machine.get("/api/agencies/" + UUID.randomUUID() + "/compliance")
                        .statusCode())
                .isEqualTo(404);
        assertThat(machine.send("POST", place, wanted("devices")).statusCode()).isEqualTo(403);
    }

    @Test
    void theServicesAreToldTheSame() {
        JsonNode made = made("compliance", "devices");
        ConsumerRecord<String, String> told = Say.records()
                .await("grants", Duration.ofSeconds(20), found -> found.key().endsWith("|" + agency));
        assertThat(Messages.faults("grant", Messages.json(told.value()))).isEmpty();
        JsonNode role = Ask.parse(told.value()).at("/roles/0");
        assertThat(role.path("role").asText()).isEqualTo("service-account");
        assertThat(role.path("until").asText())
                .isEqualTo(made.at("/account/expiresAt").asText());
        assertThat(role.path("operations"))
                .extracting(JsonNode::asText)
                .containsExactly("GET /agencies/{}/compliance", "GET /agencies/{}/devices");
    }

    @Test
    void theSecretIsShownOnceAndKeptNowhere() {
        theManagerReportsToo();
        String key = UUID.randomUUID().toString();
        String body = wanted("devices");
        JsonNode made = Ask.parse(
                manager.send("POST", place, body, "Idempotency-Key", key).asString());
        String secret = made.path("secret").asText();
        assertThat(secret).hasSizeGreaterThan(40);
        Response again = manager.send("POST", place, body, "Idempotency-Key", key);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(Ask.parse(again.asString()).path("clientId")).isEqualTo(made.path("clientId"));
        assertThat(again.asString()).doesNotContain(secret);
        assertThat(manager.json(place).toString())
                .contains(made.path("clientId").asText())
                .doesNotContain(secret);
        assertThat(manager.json(place)).hasSize(1);
        assertThat(sql.as(
                        RowScope.job("test"),
                        () -> sql.query("""
                        select (select count(*) from idempotency where answer like :secret)
                             + (select count(*) from service_account where service_account::text like :secret)
                             + (select count(*) from held_grant where body::text like :secret)
                             + (select count(*) from audit where audit::text like :secret)""").with("secret", "%" + secret + "%").number()))
                .isZero();
    }

    @Test
    void newCredentialsTakeOverWhileTheOldOnesWorkOnForAWhile() {
        theManagerReportsToo();
        JsonNode first = made("compliance");
        Ask old = signedIn(first);
        String path = "/api/agencies/" + agency + "/compliance";
        assertThat(manager.send("POST", rotation(first), "{\"graceHours\":2}").statusCode())
                .isEqualTo(428);
        JsonNode second = Ask.parse(
                manager.send("POST", rotation(first), "{\"graceHours\":2,\"days\":60}", "If-Match", version(first))
                        .asString());
        assertThat(second.path("secret").asText())
                .isNotBlank()
                .isNotEqualTo(first.path("secret").asText());
        assertThat(second.at("/account/oldClientId").asText())
                .isEqualTo(first.path("clientId").asText());
        assertThat(signedIn(second).get(path).statusCode()).isEqualTo(200);
        assertThat(old.get(path).statusCode()).isEqualTo(200);
        assertThat(signedIn(first).get(path).statusCode())
                .as("a new token by the old secret")
                .isEqualTo(200);
        assertThat(until(first)).isEqualTo(second.at("/account/oldUntil").asText());
        assertThat(manager.send("POST", rotation(first), "{}", "If-Match", version(first))
                        .statusCode())
                .as("a second one on the same version")
                .isEqualTo(412);

        JsonNode third =
                Ask.parse(manager.send("POST", rotation(first), "{\"graceHours\":0}", "If-Match", version(second))
                        .asString());
        assertThat(signedIn(third).get(path).statusCode()).isEqualTo(200);
        assertThat(old.get(path).statusCode())
                .as("the first end with the third")
                .isIn(401, 403, 404);
        assertThat(token(first).statusCode()).isEqualTo(401);
        assertThat(token(second).statusCode()).as("no hours were asked for").isEqualTo(401);
    }

    /** Until when the credentials of before hold, as the services were told. */
    private String until(JsonNode credentials) {
        return sql.query("select body::text as body from held_grant where body ->> 'name' = :client")
                .with("client", credentials.path("clientId").asText())
                .one(row ->
                        Ask.parse(row.requiredText("body")).at("/roles/0/until").asText());
    }

    @Test
    void anEndBitesWithTheNextRequestAlthoughTheTokenLives() {
        JsonNode made = made("compliance", "me", "watchlist");
        Ask machine = signedIn(made);
        assertThat(machine.get("/api/me").statusCode()).isEqualTo(200);
        String one = place + "/" + made.at("/account/id").asText();
        assertThat(manager.send("DELETE", one, null).statusCode()).isEqualTo(204);
        for (String path : List.of("/api/me", "/api/watchlist", "/api/agencies/" + agency + "/compliance")) {
            assertThat(machine.get(path).statusCode()).as(path).isIn(401, 403, 404);
        }
        assertThat(token(made).statusCode()).isEqualTo(401);
        assertThat(manager.json(place).get(0).path("status").asText()).isEqualTo("revoked");
        assertThat(manager.send("DELETE", one, null).statusCode()).isEqualTo(204);
        assertThat(manager.send("POST", rotation(made), "{}", "If-Match", "\"3\"")
                        .statusCode())
                .isEqualTo(409);
        assertThat(Ask.with(Tokens.agencyPerson(agency, "reader"))
                        .json("/api/agencies/" + agency + "/audit")
                        .toString())
                .contains("made service account", "revoked service account");
    }

    @Test
    void itEndsByItself() {
        JsonNode made = made("compliance");
        Ask machine = signedIn(made);
        String subject = sql.query(
                        "select body ->> 'subject' as subject from held_grant where body ->> 'name' = :client")
                .with("client", made.path("clientId").asText())
                .one(row -> row.requiredText("subject"));
        Grant grant = held.of(keycloak + "/realms/sightline|" + subject).get(0);
        HeldRole over = new HeldRole(
                "service-account", grant.changedAt(), grant.roles().get(0).operations());
        held.take(List.of(new Grant(
                grant.issuer(),
                grant.subject(),
                grant.name(),
                grant.version() + 1,
                grant.place(),
                grant.agencyId(),
                List.of(over),
                null,
                grant.changedAt())));
        assertThat(machine.get("/api/agencies/" + agency + "/compliance").statusCode())
                .isEqualTo(404);
    }

    @Test
    void whatIsAskedForIsBounded() {
        for (String wrong : List.of(
                wanted("invite"),
                wanted("decide"),
                wanted("officePeople"),
                wanted("createServiceAccount"),
                wanted("nonsense"),
                wanted("devices").replace("30", "91"),
                wanted("devices").replace("30", "0"),
                wanted("devices").replace("[\"devices\"]", "[]"))) {
            assertThat(manager.send("POST", place, wrong).statusCode())
                    .as(wrong)
                    .isEqualTo(422);
        }
        assertThat(operations.all(agency))
                .extracting(Route::action)
                .as("no machine certifies, manages people or decides")
                .containsOnly(null, Action.READ, Action.SEE_AGENCY, Action.REPORT, Action.ATTACH);
        assertThat(manager.json(place)).isEmpty();
        for (int i = 0; i < ServiceAccounts.MOST_OF_AGENCY; i++) {
            made("devices");
        }
        assertThat(manager.send("POST", place, wanted("devices")).statusCode()).isEqualTo(409);
    }

    @Test
    void aMachineHoldsNoRoleOfPeople() {
        JsonNode made = made("devices");
        String name = "service-account-" + made.path("clientId").asText();
        String invitation =
                "{\"username\":\"%s\",\"email\":\"m@sample.invalid\",\"name\":\"M M\",\"role\":\"certifier\"}"
                        .formatted(name);
        assertThat(Ask.as("admin")
                        .send("POST", "/api/agencies/" + agency + "/people", invitation)
                        .statusCode())
                .isEqualTo(409);
        String office =
                "{\"username\":\"%s\",\"role\":\"auditor\",\"change\":\"give\",\"reason\":\"An invented reason.\"}"
                        .formatted(name);
        assertThat(Ask.as("admin").send("POST", "/api/office/drafts", office).statusCode())
                .isIn(409, 422);
        assertThat(manager.json("/api/agencies/" + agency + "/people").toString())
                .doesNotContain("service-account");
    }

    @Test
    void onlyWhoManagesThePeopleOfTheAgencyMakesOne() {
        for (String role : Set.of("reader", "reporter", "certifier")) {
            Ask person = Ask.with(Tokens.agencyPerson(agency, role));
            assertThat(person.send("POST", place, wanted("devices")).statusCode())
                    .isEqualTo(403);
            assertThat(person.get(place).statusCode()).isEqualTo(200);
        }
        Ask elsewhere = Ask.with(Tokens.agencyPerson(UUID.randomUUID(), "agency-admin"));
        assertThat(elsewhere.get(place).statusCode()).isEqualTo(404);
        JsonNode made = made("devices");
        String other = "/api/agencies/" + UUID.randomUUID() + "/service-accounts/"
                + made.at("/account/id").asText();
        assertThat(Ask.as("admin").send("DELETE", other, null).statusCode()).isEqualTo(404);
    }
}
