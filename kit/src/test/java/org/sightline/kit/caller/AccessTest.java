package org.sightline.kit.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
            case "reporter" -> Caller.of("4", who, Set.of(), List.of("/agencies/" + OURS + "/reporter"));
            case "certifier" -> Caller.of("5", who, Set.of(), List.of("/agencies/" + OURS + "/certifier"));
            default -> Caller.of("6", who, Set.of(), List.of());
        };
    }

    @ParameterizedTest(name = "{0} in own agency may: {1}; elsewhere: {2}; about no agency: {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "analyst   | READ DECIDE LOAD OVERSEE | READ DECIDE LOAD OVERSEE | DECIDE LOAD OVERSEE",
                "auditor   | READ OVERSEE             | READ OVERSEE             | OVERSEE",
                "admin     | READ OVERSEE ADMINISTER  | READ OVERSEE ADMINISTER  | OVERSEE ADMINISTER",
                "reporter  | READ REPORT              | ''                       | ''",
                "certifier | READ CERTIFY             | ''                       | ''",
                "nobody    | ''                       | ''                       | ''",
            })
    void eachRoleMayDoJustThis(String who, String own, String other, String none) {
        assertThat(allowed(who, OURS)).isEqualTo(actions(own));
        assertThat(allowed(who, THEIRS)).isEqualTo(actions(other));
        assertThat(allowed(who, null)).isEqualTo(actions(none));
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
        for (Action action : Action.values()) {
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
