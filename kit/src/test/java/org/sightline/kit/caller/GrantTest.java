package org.sightline.kit.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sightline.kit.json.Json;
import org.sightline.kit.problem.Problem;

class GrantTest {

    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    private static final UUID AGENCY = UUID.fromString("00000000-0000-5000-8000-000000000001");

    private static Grant grant(UUID agency, HeldRole... roles) {
        Grant.Place place = agency == null ? Grant.Place.OFFICE : Grant.Place.AGENCY;
        return new Grant("iss", "sub", "name", 1, place, agency, List.of(roles), null, NOON);
    }

    private static Caller holding(Grant... grants) {
        return Caller.holding("iss", "sub", "name", List.of(grants), NOON);
    }

    @Test
    void aRoleHoldsInItsPlaceOnlyAndUntilItsEnd() {
        Caller caller = holding(
                grant(AGENCY, new HeldRole("reporter", NOON.plusSeconds(1)), new HeldRole("certifier", NOON)),
                grant(null, new HeldRole("auditor", null), new HeldRole("admin", NOON.minusSeconds(1))));
        assertThat(caller.agencyRoles()).isEqualTo(java.util.Map.of(AGENCY, Set.of("reporter")));
        assertThat(caller.roles()).containsExactly("auditor");
    }

    @Test
    void whatWaitsForApprovalOpensNothingAndIsLeftOutWhereNothingDoes() {
        Grant.WaitingApproval role =
                new Grant.WaitingApproval("role 1", "role", AGENCY, "Rita as reporter", "devon", NOON, "/people");
        Grant told = grant(AGENCY).waiting(List.of(role), NOON);
        assertThat(Json.read(Json.write(told), Grant.class)).isEqualTo(told);
        assertThat(told.version()).isEqualTo(2);
        assertThat(holding(told).agencyRoles()).isEmpty();
        assertThat(Json.write(told.waiting(List.of(), NOON))).doesNotContain("waiting");
    }

    @Test
    void aWordThatIsNoRoleOfThePlaceGivesNothing() {
        Caller caller = holding(
                grant(AGENCY, new HeldRole("owner", null), new HeldRole("admin", null)),
                grant(null, new HeldRole("reporter", null)));
        assertThat(caller.agencies()).isEmpty();
        assertThat(caller.roles()).isEmpty();
    }

    @Test
    void aServiceAccountMayUseItsNamedOperationsAndIsNothingElse() {
        HeldRole machine = new HeldRole("service-account", NOON.plusSeconds(1), List.of("GET /agencies/{}/devices"));
        Caller caller = holding(
                grant(AGENCY, machine, new HeldRole("certifier", null)), grant(null, new HeldRole("admin", null)));
        assertThat(caller.agencyRoles()).isEqualTo(java.util.Map.of(AGENCY, Set.of("service-account")));
        assertThat(caller.roles()).isEmpty();
        assertThat(caller.mayUse("GET /agencies/{}/devices")).isTrue();
        assertThat(caller.mayUse("GET /agencies/{}/findings")).isFalse();
    }

    @Test
    void aServiceAccountOfTheOfficeSendsIntoItsNamedSourcesOnlyAndIsNothingElse() {
        HeldRole machine = new HeldRole(
                "office-service-account", NOON.plusSeconds(1), List.of("POST /imports"), List.of("county-orders"));
        Caller caller = holding(grant(null, machine, new HeldRole("admin", null)));
        assertThat(caller.roles()).containsExactly("office-service-account");
        assertThat(caller.isMachine()).isTrue();
        assertThat(caller.mayUse("POST /imports")).isTrue();
        assertThat(caller.mayUse("GET /findings")).isFalse();
        Access.requireSource(caller, "county-orders");
        assertThatThrownBy(() -> Access.requireSource(caller, "other-orders"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(403));
        assertThat(holding(grant(null, new HeldRole("oversight-analyst", null))).maySendInto("other-orders"))
                .as("a person is not limited so")
                .isTrue();
    }

    @Test
    void aRoleOfAMachineInTheWrongPlaceGivesNothing() {
        HeldRole ofOffice = new HeldRole("office-service-account", null, List.of("POST /imports"), List.of("any"));
        HeldRole ofAgency = new HeldRole("service-account", null, List.of("GET /me"));
        for (Caller caller : List.of(
                holding(grant(AGENCY, ofOffice)),
                holding(grant(null, ofAgency)),
                holding(grant(null, ofOffice), grant(AGENCY, ofAgency)))) {
            assertThat(caller.roles()).isEmpty();
            assertThat(caller.agencyRoles()).isEmpty();
        }
    }

    @Test
    void aServiceAccountThatEndedOrIsOfTwoAgenciesDoesNothing() {
        HeldRole ended = new HeldRole("service-account", NOON, List.of("GET /me"));
        HeldRole lives = new HeldRole("service-account", null, List.of("GET /me"));
        UUID other = UUID.fromString("00000000-0000-5000-8000-000000000002");
        for (Caller caller :
                List.of(holding(grant(AGENCY, ended)), holding(grant(AGENCY, lives), grant(other, lives)))) {
            assertThat(caller.agencyRoles()).isEmpty();
            assertThat(caller.mayUse("GET /me")).isFalse();
        }
        assertThat(holding(grant(AGENCY, new HeldRole("reader", null))).mayUse("GET /me"))
                .as("a person is not limited so")
                .isTrue();
    }

    @Test
    void anOperationHasOneNameAtTheGatewayAndAtTheService() {
        assertThat(OperationName.of("GET", "/api/agencies/{agencyId}/devices/{deviceId}"))
                .isEqualTo("GET /agencies/{}/devices/{}");
        assertThat(OperationName.of("GET", "agencies/{agencyId: [0-9a-fA-F-]{36}}/devices/{id}"))
                .isEqualTo("GET /agencies/{}/devices/{}");
    }

    @Test
    void aTokenIsGoodWhileTheAccountAndTheSessionAre() {
        assertThat(Account.USUAL.accepts(NOON, "s1")).isTrue();
        assertThat(new Account(false, null, List.of()).accepts(NOON, "s1")).isFalse();
        assertThat(new Account(true, NOON, List.of()).accepts(NOON, "s1")).isTrue();
        assertThat(new Account(true, NOON, List.of()).accepts(NOON.minusSeconds(1), "s1"))
                .isFalse();
        assertThat(new Account(true, null, List.of("s1")).accepts(NOON, "s1")).isFalse();
        assertThat(new Account(true, null, List.of("s1")).accepts(NOON, null)).isTrue();
    }

    @Test
    void everyExampleIsTaken() throws IOException {
        Path examples = Path.of(System.getProperty("sightline.root"), "messages/examples/grants");
        try (Stream<Path> files = Files.list(examples)) {
            assertThat(files.map(GrantTest::read)).hasSize(6).allSatisfy(grant -> {
                assertThat(grant.fault()).isNull();
                assertThat(Json.read(Json.write(grant), Grant.class)).isEqualTo(grant);
            });
        }
    }

    private static Grant read(Path file) {
        try {
            return Json.read(Files.readString(file), Grant.class);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
