package org.sightline.gateway.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;
import org.keycloak.representations.idm.UserRepresentation;
import org.sightline.gateway.Ask;
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.Say;
import org.sightline.kit.caller.Account;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.Grant;
import org.sightline.kit.caller.HeldGrants;
import org.sightline.kit.caller.HeldRole;
import org.sightline.kit.flow.Waits;
import org.sightline.kit.problem.Problem;
import org.sightline.localstack.people.KeycloakPeople;
import org.sightline.localstack.people.Tokens;
import org.sightline.testsupport.service.Messages;

/** Who may do what is the gateway's own fact: what is taken ends at once, and every service is told. */
@QuarkusTest
@RealGateway
class GrantsTest {

    private static final Caller ADMIN = Caller.of("s", "an admin", Set.of(Caller.ADMIN), List.of());

    @Inject
    Keycloak keycloak;

    @Inject
    AccountWatch watch;

    @Inject
    KeycloakAccounts accounts;

    @Inject
    GrantRepository grants;

    @Inject
    HeldGrants held;

    @ConfigProperty(name = "sightline.keycloak.url")
    String address;

    private final String name = "office." + UUID.randomUUID();
    private String subject;

    private Ask ofOffice(String role) {
        KeycloakPeople.at(address).officePerson(role, name, Tokens.password(name));
        subject = user().getId();
        return Ask.with(Tokens.forUser(name, Tokens.password(name)));
    }

    @BeforeEach
    void whatIsUsualIsTold() {
        watch.look();
    }

    @Test
    void aRoleOfTheOfficeEndsAtOnceAlthoughTheTokenCarriesIt() {
        for (String role : Caller.OFFICE_ROLES) {
            Ask person = Ask.with(Tokens.officePerson(role));
            assertThat(person.get("/api/office/people").statusCode()).as(role).isEqualTo(200);
            String who = person.json("/api/me").path("subject").asText();
            assertThat(grants.take(new GrantRepository.Role(who, role, null, role), ADMIN))
                    .isTrue();
            assertThat(person.get("/api/office/people").statusCode()).as(role).isEqualTo(403);
        }
    }

    @Test
    void whatTheTokenSaysOfRolesGivesNothing() {
        Ask person = ofOffice("auditor");
        grants.take(new GrantRepository.Role(subject, name, null, "auditor"), ADMIN);
        assertThat(person.json("/api/me").path("roles")).isEmpty();
        assertThat(person.get("/api/overview").statusCode()).isEqualTo(403);
    }

    /** As e609f75a and earlier told it. */
    @Test
    void whoGaveARoleIsToldOfWhatWasGivenBeforeItWas() {
        UUID agency = UUID.randomUUID();
        GrantRepository.Role role = new GrantRepository.Role("before-" + agency, "before", agency, "reporter");
        grants.give(role, null, GrantRepository.Agreed.alone(ADMIN));
        Grant told = grants.of(role.subject()).getFirst();
        held.take(List.of(new Grant(
                told.issuer(),
                told.subject(),
                told.name(),
                told.version() + 1,
                told.place(),
                agency,
                List.of(new HeldRole("reporter", null)),
                null,
                told.changedAt())));
        while (grants.sayWhoGave() > 0) {
            assertThat(grants.of(role.subject())).hasSize(1);
        }
        Grant now = grants.of(role.subject()).getFirst();
        assertThat(now.version()).isEqualTo(told.version() + 2);
        assertThat(now.roles().getFirst().given())
                .isEqualTo(told.roles().getFirst().given());
        assertThat(now.roles().getFirst().given().approvedBy()).isEqualTo("an admin");
        assertThat(grants.sayWhoGave()).as("once").isZero();
    }

    /** Two who give at the same moment both looked before either gave. */
    @Test
    void whoReportsForAnAgencyDoesNotCertifyForItHoweverTheRoleIsGiven() {
        UUID agency = UUID.randomUUID();
        String both = UUID.randomUUID().toString();
        GrantRepository.Role reporter = new GrantRepository.Role(both, "one.person", agency, Caller.REPORTER);
        GrantRepository.Role certifier = new GrantRepository.Role(both, "one.person", agency, Caller.CERTIFIER);
        GrantRepository.Role elsewhere =
                new GrantRepository.Role(both, "one.person", UUID.randomUUID(), Caller.CERTIFIER);
        assertThat(grants.give(reporter, null, GrantRepository.Agreed.alone(ADMIN)))
                .isTrue();
        assertThatThrownBy(() -> grants.give(certifier, null, GrantRepository.Agreed.alone(ADMIN)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(409));
        assertThat(grants.give(elsewhere, null, GrantRepository.Agreed.alone(ADMIN)))
                .isTrue();
        assertThat(grants.take(reporter, ADMIN)).isTrue();
        assertThat(grants.give(certifier, null, GrantRepository.Agreed.alone(ADMIN)))
                .isTrue();
        assertThat(GrantRepository.withoutSecond(List.of(certifier, reporter, elsewhere)))
                .as("what Keycloak gave before")
                .containsExactly(reporter, elsewhere);
    }

    @Test
    void aDisabledAccountEndsWithTheNextLook() {
        Ask person = ofOffice("auditor");
        assertThat(person.get("/api/me").statusCode()).isEqualTo(200);
        UserRepresentation user = user();
        user.setEnabled(false);
        keycloak.realm("sightline").users().get(subject).update(user);
        watch.look();
        assertThat(person.get("/api/me").statusCode()).isEqualTo(401);
        assertThat(Ask.parse(person.get("/api/me").asString()).path("type").asText())
                .endsWith("sign-in-ended");
        JsonNode told = told("account");
        assertThat(told.at("/account/enabled").asBoolean(true)).isFalse();
    }

    @Test
    void anAccountThatIsGoneEnds() {
        Ask person = ofOffice("admin");
        keycloak.realm("sightline").users().delete(subject).close();
        watch.look();
        assertThat(person.get("/api/overview").statusCode()).isEqualTo(401);
    }

    @Test
    void whoIsSignedOutEverywhereNeedsANewToken() throws InterruptedException {
        Ask person = ofOffice("oversight-analyst");
        // Keycloak counts in whole seconds: a token of the same second would still be good.
        TimeUnit.MILLISECONDS.sleep(1_100);
        keycloak.realm("sightline").users().get(subject).logout();
        watch.look();
        assertThat(person.get("/api/overview").statusCode()).isEqualTo(401);
    }

    @Test
    void whileKeycloakIsAwayWhoIsSignedInWorksOnAndNothingOpens() {
        Ask person = ofOffice("auditor");
        UserRepresentation user = user();
        Ask disabled = Ask.with(Tokens.officePerson("auditor"));
        grants.tell(
                Ask.parse(disabled.get("/api/me").asString()).path("subject").asText(),
                "disabled",
                new Account(false, null, List.of()));
        try (Keycloak away = KeycloakBuilder.builder()
                .serverUrl("http://127.0.0.1:1")
                .realm("sightline")
                .clientId("sightline-accounts")
                .clientSecret("x")
                .grantType("client_credentials")
                .build()) {
            Waits waits = new Waits();
            AccountWatch blind =
                    new AccountWatch(new KeycloakAccounts(away, "sightline"), grants, waits, Duration.ZERO, false);
            assertThatThrownBy(blind::look).isInstanceOf(RuntimeException.class);
            assertThat(blind.round()).isFalse();
            assertThat(waits.all()).extracting(Waits.Wait::what).containsExactly("Keycloak");
        }
        assertThat(user.isEnabled()).isTrue();
        assertThat(person.get("/api/overview").statusCode()).isEqualTo(200);
        assertThat(disabled.get("/api/overview").statusCode()).isEqualTo(401);
    }

    /** A test has the context of a request, and the thread that looks has none. */
    @Test
    void theThreadThatLooksAtAccountsReachesKeycloak() throws Exception {
        FutureTask<Boolean> round = new FutureTask<>(watch::round);
        Thread.ofPlatform().start(round);
        assertThat(round.get(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void everyChangeIsToldToTheServices() {
        ofOffice("auditor");
        UUID agency = UUID.randomUUID();
        GrantRepository.Role role = new GrantRepository.Role(subject, name, agency, "reporter");
        assertThat(grants.give(role, null, GrantRepository.Agreed.alone(ADMIN))).isTrue();
        assertThat(grants.give(role, null, GrantRepository.Agreed.alone(ADMIN)))
                .as("again")
                .isFalse();
        assertThat(told(agency.toString()).at("/roles/0/role").asText()).isEqualTo("reporter");
        grants.take(role, ADMIN);
        assertThat(Say.records()
                        .await(
                                "grants",
                                Duration.ofSeconds(20),
                                record -> record.key().endsWith("|" + agency)
                                        && Ask.parse(record.value())
                                                        .path("version")
                                                        .asLong()
                                                == 2)
                        .value())
                .contains("\"roles\":[]");
    }

    @Test
    void rolesThatKeycloakGaveBeforeAreFound() {
        UUID agency = UUID.randomUUID();
        ofOffice("auditor");
        KeycloakPeople.at(address)
                .agencyPerson(agency.toString(), "certifier", "certifier." + agency, Tokens.password("x"));
        KeycloakPeople.at(address).agencyPerson(agency.toString(), "owner", "owner." + agency, Tokens.password("x"));
        List<GrantRepository.Role> roles = accounts.roles();
        assertThat(roles).contains(new GrantRepository.Role(subject, name, null, "auditor"));
        assertThat(roles.stream().filter(role -> agency.equals(role.agency())))
                .as("a word that is no role gives nothing")
                .extracting(GrantRepository.Role::username, GrantRepository.Role::role)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("certifier." + agency, "certifier"));
    }

    /** The first message about this person in this place, which fits the schema. */
    private JsonNode told(String place) {
        ConsumerRecord<String, String> record = Say.records()
                .await("grants", Duration.ofSeconds(20), found -> found.key().endsWith(subject + "|" + place));
        assertThat(Messages.faults("grant", Messages.json(record.value()))).isEmpty();
        return Ask.parse(record.value());
    }

    private UserRepresentation user() {
        return keycloak.realm("sightline").users().searchByUsername(name, true).get(0);
    }
}
