package org.sightline.testsupport.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.sightline.localstack.people.Tokens;

/**
 * What holds at every service for tokens: only one that the realm signed for Sightline, and that has not expired, opens
 * anything; and where somebody's rights end while the token lives, they end here within 30 seconds. A service's test
 * class implements this and says who leaves and what they read.
 */
public interface EveryToken {

    /** A new person who may read {@link #path}. */
    Leaver newLeaver();

    /** What the person reads. */
    String path();

    /** What is answered there to a person without a role: 403, or 404 where the address names an agency. */
    int withoutRoles();

    @Test
    default void whatOnlyLooksLikeATokenIsRefused() {
        assertThat(status(Tokens.of("analyst"))).isEqualTo(200);
        RefusedTokens.of(Tokens.keycloak())
                .forEach((what, token) -> assertThat(status(token)).as(what).isEqualTo(401));
    }

    @Test
    default void aRoleThatIsTakenEnds() {
        Leaver leaver = reading();
        leaver.losesAllRoles();
        awaitStatus(leaver, withoutRoles());
    }

    @Test
    default void aDisabledAccountEnds() {
        Leaver leaver = reading();
        leaver.isDisabled();
        awaitStatus(leaver, 401);
    }

    @Test
    default void aTokenOfASessionThatWasSignedOutEnds() {
        Leaver leaver = reading();
        leaver.signsOut();
        awaitStatus(leaver, 401);
    }

    @Test
    default void aTokenOfBeforeNotBeforeEnds() {
        Leaver leaver = reading();
        leaver.hasTokensOfBeforeRefused();
        awaitStatus(leaver, 401);
    }

    private Leaver reading() {
        Leaver leaver = newLeaver();
        assertThat(status(leaver.token())).isEqualTo(200);
        return leaver;
    }

    private void awaitStatus(Leaver leaver, int expected) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(status(leaver.token())).isEqualTo(expected));
    }

    private int status(String token) {
        return given().auth().oauth2(token).get(path()).statusCode();
    }
}
