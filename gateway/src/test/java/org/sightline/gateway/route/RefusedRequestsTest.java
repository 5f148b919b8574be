package org.sightline.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.gateway.Ask;
import org.sightline.gateway.RealGateway;

/** A refusal says what would be taken. */
@QuarkusTest
@RealGateway
class RefusedRequestsTest {

    private final Ask analyst = Ask.as("analyst");

    @ParameterizedTest
    @CsvSource({"DELETE, /api/overview, GET", "PUT, /api/check, POST", "DELETE, /api/imports, 'GET, POST'"})
    void aMethodThatAnAddressDoesNotTakeIsAnsweredWithThoseThatItTakes(String method, String path, String allowed) {
        Response answer = analyst.send(method, path, "{}");

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1"})
    void aPageOfNoRowsIsRefusedRatherThanGivenOne(String limit) {
        Response answer = analyst.get("/api/findings?limit=" + limit);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Ask.parse(answer.asString()).at("/errors/0/pointer").asText())
                .isEqualTo("limit");
        assertThat(Ask.parse(answer.asString()).path("detail").asText()).contains("1 to 1000");
    }

    @Test
    void aPageOfMoreRowsThanThereMayBeHasAsManyAsThereMayBe() {
        assertThat(analyst.get("/api/findings?limit=5000").statusCode()).isEqualTo(200);
    }
}
