package org.sightline.kit.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;
import org.sightline.kit.problem.Problem;

class SignInTimeTest {

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

    private static SignInTime time(boolean required) {
        return new SignInTime(Clock.fixed(NOON, ZoneOffset.UTC), Duration.ofMinutes(15), required);
    }

    private static Token at(Instant signedIn) {
        return new Token(Map.of("auth_time", signedIn.getEpochSecond()));
    }

    @Test
    void whoSignedInWithinAQuarterOfAnHourGoesOn() {
        assertThatCode(() -> time(true).requireFresh(at(NOON.minusSeconds(900))))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> time(true).requireFresh(at(NOON.minusSeconds(901))))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(401));
    }

    @Test
    void aTokenWithoutTheTimeIsAMachinesAndNeverEnough() {
        assertThatThrownBy(() -> time(true).requireFresh(new Token(Map.of()))).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> time(true).requireFresh(new Token(Map.of("auth_time", 0L))))
                .as("as the library gives a missing time")
                .isInstanceOf(Problem.class);
        assertThatCode(() -> time(false).requireFresh(new Token(Map.of("auth_time", 0L))))
                .doesNotThrowAnyException();
        assertThatCode(() -> time(false).requireFresh(new Token(Map.of())))
                .as("on one machine, where programs sign in by password")
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> time(false).requireFresh(at(NOON.minusSeconds(901))))
                .isInstanceOf(Problem.class);
    }

    @Test
    void onlyWhatBindsOthersWantsIt() {
        assertThat(Set.of(Action.values()).stream().filter(Action::needsFreshSignIn))
                .containsExactlyInAnyOrder(Action.CERTIFY, Action.MANAGE_PEOPLE, Action.ADMINISTER);
    }
}
