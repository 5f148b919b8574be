package org.sightline.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.sightline.localstack.people.Tokens;
import org.sightline.testsupport.service.RefusedTokens;

/** Only an access token that the realm signed for Sightline, and that has not expired, opens anything. */
@QuarkusTest
@RealGateway
class TokenTest {

    @ConfigProperty(name = "sightline.keycloak.url")
    String keycloak;

    @Test
    void whatOnlyLooksLikeATokenIsRefused() {
        assertThat(status(Tokens.of("analyst"))).isEqualTo(200);
        RefusedTokens.of(keycloak)
                .forEach((what, token) -> assertThat(status(token)).as(what).isEqualTo(401));
    }

    private static int status(String token) {
        return given().auth()
                .oauth2(token)
                .redirects()
                .follow(false)
                .get("/api/overview")
                .statusCode();
    }
}
