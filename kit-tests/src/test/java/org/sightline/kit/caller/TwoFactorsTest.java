package org.sightline.kit.caller;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sightline.kit.testapp.RealKit;
import org.sightline.kit.testapp.TwoFactorsFourConnections;
import org.sightline.localstack.people.Tokens;

/** A service as a real installation has it, and people who signed in by their password only. */
@QuarkusTest
@RealKit
@TestProfile(TwoFactorsFourConnections.class)
class TwoFactorsTest {

    private static final UUID AGENCY = new UUID(7, 8);

    @Test
    void whoCertifiesApprovesOrGrantsIsAskedForASecondFactor() {
        String certifier = Tokens.agencyPerson(AGENCY, "certifier");
        List<Response> refused = List.of(
                post(Tokens.of("admin"), "/acts/administer"),
                post(Tokens.of("admin"), "/acts/" + AGENCY + "/manage-people"),
                post(certifier, "/acts/" + AGENCY + "/certify"));
        for (Response answer : refused) {
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.jsonPath().getString("type")).isEqualTo("urn:sightline:problem:sign-in-too-weak");
            assertThat(answer.header("WWW-Authenticate"))
                    .startsWith("Bearer ")
                    .contains("error=\"insufficient_user_authentication\"", "acr_values=\"2\"", "max_age=\"900\"");
        }
    }

    @Test
    void whatNeedsNoFreshSignInNeedsNoSecondFactorHere() {
        assertThat(post(Tokens.agencyPerson(AGENCY, "reporter"), "/acts/" + AGENCY + "/report")
                        .statusCode())
                .isEqualTo(200);
    }

    private static Response post(String token, String path) {
        return given().auth().oauth2(token).post(path);
    }
}
