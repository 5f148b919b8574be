package org.sightline.resilience;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sightline.localstack.stack.Part;
import org.sightline.localstack.stack.Stack;
import org.sightline.testsupport.whole.Person;
import org.sightline.testsupport.whole.Sightline;

/** Who comes from release 0.1 finds everything that was there, although every message is read once more. */
@Order(20)
@ExtendWith(Sightline.class)
class UpgradeTest {

    private static final Path DIRECTORY = Path.of("target", "upgrade").toAbsolutePath();
    private static Stack upgraded;

    @BeforeAll
    static void todaysServicesStartOnWhatRelease01Left() throws Exception {
        upgraded = PreviousRelease.v01().restoreTo(DIRECTORY);
        upgraded.start();
    }

    @AfterAll
    static void end() {
        upgraded.close();
    }

    @Test
    void everyCountIsAsBefore() {
        // All the people whom other tests made in the shared Keycloak are taken over, too.
        await().atMost(Duration.ofMinutes(3)).untilAsserted(() -> {
            JsonNode headline = get("/api/overview").path("headline");
            assertThat(headline.path("agenciesThatBought").asLong()).isEqualTo(32);
            assertThat(headline.path("purchases").asLong()).isEqualTo(101);
            // The services hear from the gateway what the people of release 0.1 may do.
            assertThat(get("/api/lines?limit=1").path("items")).hasSize(1);
            assertThat(get("/api/rules/drafts").isArray()).isTrue();
        });
        assertThat(get("/api/lines?limit=1").path("total").asLong()).isEqualTo(20_964);
        assertThat(get("/api/agencies?limit=1").path("total").asLong()).isEqualTo(82);
        assertThat(get("/api/findings?limit=1").path("total").asLong()).isEqualTo(346);
    }

    private static JsonNode get(String path) {
        return Person.parse(given().baseUri(upgraded.url(Part.GATEWAY))
                .header("Authorization", "Bearer " + Person.analyst().token().get())
                .get(path));
    }
}
