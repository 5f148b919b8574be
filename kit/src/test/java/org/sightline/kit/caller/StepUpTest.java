package org.sightline.kit.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;
import org.sightline.kit.problem.Problem;

class StepUpTest {

    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    private record Token(Map<String, Object> claims) implements JsonWebToken {
        @Override
        public String getName() {
            return "somebody";
        }

        @Override
        public Set<String> getClaimNames() {
            return claims.keySet();
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> T getClaim(String name) {
            return (T) claims.get(name);
        }
    }

    private static StepUp time(boolean required) {
        return of(required, 1);
    }

    private static StepUp level(int level) {
        return of(true, level);
    }

    private static StepUp of(boolean timeRequired, int level) {
        return new StepUp(Clock.fixed(NOON, ZoneOffset.UTC), Duration.ofMinutes(15), timeRequired, level);
    }

    private static Token with(Object acr) {
        return new Token(Map.of("auth_time", NOON.getEpochSecond(), "acr", acr));
    }

    private static Token at(Instant signedIn) {
        return new Token(Map.of("auth_time", signedIn.getEpochSecond()));
    }

    @Test
    void aCommandThatWasSignedInWithACodeIsNeverEnough() {
        Token command = new Token(Map.of("auth_time", NOON.getEpochSecond(), "acr", "2", "azp", "sightline-command"));
        assertThat(level(2).isEnough(command)).isFalse();
        assertThatThrownBy(() -> level(2).require(command))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("on the pages");
    }

    @Test
    void whoSignedInWithinAQuarterOfAnHourGoesOn() {
        assertThatCode(() -> time(true).require(at(NOON.minusSeconds(900)))).doesNotThrowAnyException();
        assertThatThrownBy(() -> time(true).require(at(NOON.minusSeconds(901))))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(401));
    }

    @Test
    void aTokenWithoutTheTimeIsAMachinesAndNeverEnough() {
        assertThatThrownBy(() -> time(true).require(new Token(Map.of()))).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> time(true).require(new Token(Map.of("auth_time", 0L))))
                .as("as the library gives a missing time")
                .isInstanceOf(Problem.class);
        assertThatCode(() -> time(false).require(new Token(Map.of("auth_time", 0L))))
                .doesNotThrowAnyException();
        assertThatCode(() -> time(false).require(new Token(Map.of())))
                .as("on one machine, where programs sign in by password")
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> time(false).require(at(NOON.minusSeconds(901))))
                .isInstanceOf(Problem.class);
    }

    @Test
    void aPasswordAloneIsNotEnoughWhereTwoFactorsAreWanted() {
        for (Object enough : List.of("2", "3", 2, "10")) {
            assertThatCode(() -> level(2).require(with(enough)))
                    .as("acr " + enough)
                    .doesNotThrowAnyException();
        }
        for (Object tooLittle : List.of(
                "1",
                "0",
                "",
                " 2",
                "2 ",
                "-2",
                "+2",
                "2.0",
                "1 2",
                "gold",
                "\u0662",
                "99999999999",
                1,
                true,
                List.of("2"))) {
            assertThatThrownBy(() -> level(2).require(with(tooLittle)))
                    .as("acr " + tooLittle)
                    .isInstanceOfSatisfying(Problem.class, problem -> {
                        assertThat(problem.status()).isEqualTo(401);
                        assertThat(problem.type()).isEqualTo("sign-in-too-weak");
                    });
            assertThat(level(2).isEnough(with(tooLittle))).isFalse();
        }
        assertThatThrownBy(() -> level(2).require(at(NOON)))
                .as("a token that says nothing of it")
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> level(2).require(new Token(
                        Map.of("auth_time", NOON.minusSeconds(901).getEpochSecond(), "acr", "2"))))
                .as("two factors, too long ago")
                .isInstanceOf(Problem.class);
    }

    @Test
    void whereAPasswordIsEnoughATokenNeedNotSayItsLevel() {
        assertThatCode(() -> level(1).require(at(NOON))).doesNotThrowAnyException();
        assertThatCode(() -> level(1).require(with("0"))).doesNotThrowAnyException();
    }

    @Test
    void theChallengeSaysWhatTheNextSignInMustBe() {
        assertThat(level(2).challenge())
                .startsWith("Bearer error=\"insufficient_user_authentication\"")
                .contains("acr_values=\"2\"", "max_age=\"900\"");
        assertThat(level(1).challenge()).doesNotContain("acr_values");
        assertThat(StepUp.ends("urn:sightline:problem:sign-in-too-weak")).isTrue();
        assertThat(StepUp.ends("urn:sightline:problem:sign-in-too-old")).isTrue();
        assertThat(StepUp.ends("urn:sightline:problem:unauthorized")).isFalse();
    }

    @Test
    void onlyWhatBindsOthersWantsIt() {
        assertThat(Set.of(Action.values()).stream().filter(Action::needsFreshSignIn))
                .containsExactlyInAnyOrder(Action.CERTIFY, Action.MANAGE_PEOPLE, Action.ADMINISTER);
    }
}
