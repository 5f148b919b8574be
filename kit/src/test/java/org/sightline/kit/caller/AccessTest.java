package org.sightline.kit.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.kit.problem.Problem;

class AccessTest {

    private static final UUID OURS = UUID.fromString("00000000-0000-5000-8000-000000000001");
    private static final UUID THEIRS = UUID.fromString("00000000-0000-5000-8000-000000000002");

    private static Caller caller(String who) {
        return switch (who) {
            case "analyst" -> Caller.of("1", who, Set.of(Caller.ANALYST), List.of());
            case "auditor" -> Caller.of("2", who, Set.of(Caller.AUDITOR), List.of());
            case "admin" -> Caller.of("3", who, Set.of(Caller.ADMIN), List.of());
            case "reviewer" -> Caller.of("8", who, Set.of(Caller.REVIEWER), List.of());
            case "reader" -> Caller.of("9", who, Set.of(), List.of("/agencies/" + OURS + "/reader"));
            case "agency-admin" -> Caller.of("10", who, Set.of(), List.of("/agencies/" + OURS + "/agency-admin"));
            case "office-machine" ->
                Caller.holding(
                        "iss",
                        "13",
                        who,
                        List.of(new Grant(
                                "iss",
                                "13",
                                who,
                                1,
                                Grant.Place.OFFICE,
                                null,
                                List.of(new HeldRole(Caller.OFFICE_SERVICE_ACCOUNT, null)),
                                null,
                                java.time.Instant.EPOCH)),
                        java.time.Instant.EPOCH);
            case "machine" ->
                Caller.holding(
                        "iss",
                        "12",
                        who,
                        List.of(new Grant(
                                "iss",
                                "12",
                                who,
                                1,
                                Grant.Place.AGENCY,
                                OURS,
                                List.of(new HeldRole(Caller.SERVICE_ACCOUNT, null)),
                                null,
                                java.time.Instant.EPOCH)),
                        java.time.Instant.EPOCH);
            case "reporter" -> Caller.of("4", who, Set.of(), List.of("/agencies/" + OURS + "/reporter"));
            case "certifier" -> Caller.of("5", who, Set.of(), List.of("/agencies/" + OURS + "/certifier"));
            default -> Caller.of("6", who, Set.of(), List.of());
        };
    }

    @ParameterizedTest(name = "{0} in own agency may: {1}; elsewhere: {2}; about no agency: {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "analyst      | READ ATTACH SEE_AGENCY SEE_PEOPLE DECIDE SEND LOAD SEE_OFFICE OVERSEE | READ ATTACH SEE_AGENCY SEE_PEOPLE DECIDE SEND LOAD SEE_OFFICE OVERSEE | DECIDE SEND LOAD SEE_OFFICE OVERSEE",
                "reviewer     | READ ATTACH SEE_AGENCY SEE_PEOPLE DECIDE SEE_OFFICE OVERSEE | READ ATTACH SEE_AGENCY SEE_PEOPLE DECIDE SEE_OFFICE OVERSEE | DECIDE SEE_OFFICE OVERSEE",
                "auditor      | READ SEE_AGENCY SEE_PEOPLE SEE_OFFICE OVERSEE | READ SEE_AGENCY SEE_PEOPLE SEE_OFFICE OVERSEE | SEE_OFFICE OVERSEE",
                "admin        | SEE_AGENCY SEE_PEOPLE MANAGE_PEOPLE SEE_OFFICE ADMINISTER | SEE_AGENCY SEE_PEOPLE MANAGE_PEOPLE SEE_OFFICE ADMINISTER | SEE_OFFICE ADMINISTER",
                "reader       | READ SEE_AGENCY SEE_PEOPLE          | ''                                  | ''",
                "reporter     | READ REPORT ATTACH SEE_AGENCY SEE_PEOPLE | ''                                  | ''",
                "certifier    | READ CERTIFY ATTACH SEE_AGENCY SEE_PEOPLE | ''                                  | ''",
                "agency-admin | SEE_PEOPLE MANAGE_PEOPLE            | ''                                  | ''",
                "machine      | READ REPORT ATTACH SEE_AGENCY       | ''                                  | ''",
                "office-machine | READ SEND SEE_AGENCY SEE_OFFICE OVERSEE | READ SEND SEE_AGENCY SEE_OFFICE OVERSEE | SEND SEE_OFFICE OVERSEE",
                "nobody       | ''                                  | ''                                  | ''",
            })
    void eachRoleMayDoJustThis(String who, String own, String other, String none) {
        assertThat(allowed(who, OURS)).isEqualTo(actions(own));
        assertThat(allowed(who, THEIRS)).isEqualTo(actions(other));
        assertThat(allowed(who, null)).isEqualTo(actions(none));
    }

    @Test
    void anAdminReadsNoDataOfAgenciesAndIsToldSo() {
        Caller admin = caller("admin");
        assertThat(admin.readsAll()).isFalse();
        assertThat(admin.agencies()).isEmpty();
        assertThatThrownBy(() -> Access.require(admin, Action.READ, OURS))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(403));
        Caller both = Caller.of("3", "x", Set.of(Caller.ADMIN, Caller.AUDITOR), List.of());
        assertThat(Access.allows(both, Action.READ, OURS)).isTrue();
    }

    @Test
    void whoManagesPeopleReadsNothingOfTheAgencyAndIsToldSo() {
        Caller manager = caller("agency-admin");
        assertThat(manager.agencies()).isEmpty();
        assertThatThrownBy(() -> Access.require(manager, Action.READ, OURS))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(403));
        assertThatThrownBy(() -> Access.require(manager, Action.SEE_PEOPLE, THEIRS))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(404));
    }

    @Test
    void aRoleInOneAgencyGivesNothingInAnother() {
        Caller both = Caller.of(
                "11", "x", Set.of(), List.of("/agencies/" + OURS + "/reporter", "/agencies/" + THEIRS + "/certifier"));
        assertThat(Access.allows(both, Action.REPORT, OURS)).isTrue();
        assertThat(Access.allows(both, Action.REPORT, THEIRS)).isFalse();
        assertThat(Access.allows(both, Action.CERTIFY, OURS)).isFalse();
    }

    @Test
    void theTablesInTheDocumentsAreTheOnesThatHold() throws IOException {
        for (String table : List.of("access.csv", "giving.csv")) {
            isInTheDocuments(table);
        }
    }

    private static void isInTheDocuments(String name) throws IOException {
        String document = Files.readString(Path.of(System.getProperty("sightline.root"), "docs", "access.md"));
        try (BufferedReader table = new BufferedReader(
                new InputStreamReader(AccessTest.class.getResourceAsStream(name), StandardCharsets.UTF_8))) {
            assertThat(table.lines().skip(1))
                    .allSatisfy(row -> assertThat(document)
                            .contains("| `" + row.replaceFirst(",", "` | ").replace(",", " | ") + " |"));
        }
    }

    @Test
    void anotherAgencyIsNotFoundRatherThanForbidden() {
        assertThatThrownBy(() -> Access.require(caller("reporter"), Action.REPORT, THEIRS))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(404));
    }

    @Test
    void whatOneMaySeeButNotDoIsForbidden() {
        assertThatThrownBy(() -> Access.require(caller("certifier"), Action.REPORT, OURS))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(403));
    }

    @Test
    void aGroupThatIsNoAgencyRoleGivesNothing() {
        Caller caller = Caller.of(
                "7",
                "x",
                Set.of(),
                List.of("/agencies/" + OURS, "/others/" + OURS + "/reporter", "/agencies/x/reporter"));
        assertThat(caller.agencies()).isEmpty();
    }

    private static Set<Action> allowed(String who, UUID agency) {
        EnumSet<Action> allowed = EnumSet.noneOf(Action.class);
        for (Action action : EnumSet.complementOf(EnumSet.of(Action.OPEN, Action.SIGNED_IN))) {
            if (Access.allows(caller(who), action, agency)) {
                allowed.add(action);
            }
        }
        return allowed;
    }

    private static Set<Action> actions(String words) {
        EnumSet<Action> actions = EnumSet.noneOf(Action.class);
        for (String word : words.split(" ")) {
            if (!word.isEmpty()) {
                actions.add(Action.valueOf(word));
            }
        }
        return actions;
    }
}
