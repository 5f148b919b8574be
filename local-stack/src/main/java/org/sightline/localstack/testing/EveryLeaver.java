package org.sightline.localstack.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * What holds at every service for somebody whose rights end while the token lives: they end here within 30 seconds. A
 * service's test class implements this and says who leaves and what they read.
 */
public interface EveryLeaver {

    /** A new person who may read {@link #path}. */
    Leaver newLeaver();

    /** What the person reads. */
    String path();

    /** What is answered there to a person without a role: 403, or 404 where the address names an agency. */
    int withoutRoles();

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
        assertThat(status(leaver)).isEqualTo(200);
        return leaver;
    }

    private void awaitStatus(Leaver leaver, int expected) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(status(leaver)).isEqualTo(expected));
    }

    private int status(Leaver leaver) {
        return given().auth().oauth2(leaver.token()).get(path()).statusCode();
    }
}
