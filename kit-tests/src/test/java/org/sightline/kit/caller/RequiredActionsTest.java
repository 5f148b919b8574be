package org.sightline.kit.caller;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.junit.jupiter.api.Test;
import org.sightline.kit.testapp.RealKit;
import org.sightline.localstack.people.Tokens;

@QuarkusTest
@RealKit
class RequiredActionsTest {

    /** No resource, because the test application would not start with it. */
    interface Undeclared {

        @GET
        String forgotten();

        @GET
        @Requires(Action.READ)
        String ofNoAgency();

        @GET
        @Requires(Action.READ)
        @Path("{agencyId}")
        String ofAnAgency();

        @GET
        @Requires(value = Action.READ, agency = Requires.Agency.FOUND)
        String found();

        @GET
        @Requires(Action.OVERSEE)
        String ofTheOffice();

        String noOperation();
    }

    @Test
    void anOperationThatDeclaresNothingOrAnAgencyThatItsPathDoesNotHaveEndsTheStart() {
        assertThat(RequiredActions.undeclared(Undeclared.class))
                .containsExactlyInAnyOrder("Undeclared.forgotten", "Undeclared.ofNoAgency");
    }

    @Test
    void whatIsDeclaredIsAskedBeforeTheOperationRuns() {
        assertThat(status("/things/overseen", null)).isEqualTo(401);
        assertThat(status("/things/overseen", "reporter")).isEqualTo(403);
        assertThat(status("/things/overseen", "auditor")).isEqualTo(200);
    }

    @Test
    void anOperationThatForgetsToAskAnswersNothing() {
        String answer =
                given().auth().oauth2(token("auditor")).get("/things/forgets").asString();
        assertThat(status("/things/forgets", "auditor")).isEqualTo(500);
        assertThat(answer).contains("not-asked").doesNotContain("secret");
    }

    private static int status(String path, String who) {
        return who == null
                ? given().get(path).statusCode()
                : given().auth().oauth2(token(who)).get(path).statusCode();
    }

    private static String token(String who) {
        return who.equals("reporter") ? Tokens.agencyPerson(new java.util.UUID(7, 7), who) : Tokens.of(who);
    }
}
