package org.sightline.matching;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.sightline.localstack.testing.Leaver;

/** What is taken from somebody ends here within 30 seconds, although the token lives and carries it. */
@QuarkusTest
class LeaverTest extends RealService {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    @ConfigProperty(name = "sightline.keycloak.url")
    String keycloak;

    @Test
    void aRoleThatIsTakenEnds() {
        Leaver leaver = leaver();
        leaver.losesAllRoles();
        awaitStatus(leaver, 403);
    }

    @Test
    void aDisabledAccountEnds() {
        Leaver leaver = leaver();
        leaver.isDisabled();
        awaitStatus(leaver, 401);
    }

    @Test
    void aTokenOfASessionThatWasSignedOutEnds() {
        Leaver leaver = leaver();
        leaver.signsOut();
        awaitStatus(leaver, 401);
    }

    @Test
    void aTokenOfBeforeNotBeforeEnds() {
        Leaver leaver = leaver();
        leaver.hasTokensOfBeforeRefused();
        awaitStatus(leaver, 401);
    }

    private Leaver leaver() {
        Leaver leaver = Leaver.ofOffice("auditor", keycloak, broker);
        assertThat(status(leaver)).isEqualTo(200);
        return leaver;
    }

    private static void awaitStatus(Leaver leaver, int expected) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(status(leaver)).isEqualTo(expected));
    }

    private static int status(Leaver leaver) {
        return given().auth().oauth2(leaver.token()).get("/rules/drafts").statusCode();
    }
}
