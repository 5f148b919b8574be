package org.sightline.kit.request;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.kit.testapp.RealKit;

@QuarkusTest
@RealKit
class StrictRequestTest {

    private static ValidatableResponse get(String address) {
        return given().urlEncodingEnabled(false).get(address).then();
    }

    private static ValidatableResponse post(String json) {
        return given().contentType("application/json")
                .body(json)
                .post("/things")
                .then();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/things",
                "/things?limit=5&since=2026-06-30&open=true&color=RED&maker=x",
                "/things?id=6f1c2d3e-4b5a-5c6d-8e7f-90a1b2c3d4e5&id=6f1c2d3e-4b5a-5c6d-8e7f-90a1b2c3d4e6",
                "/things/6f1c2d3e-4b5a-5c6d-8e7f-90a1b2c3d4e5",
                "/things/relayed?whatever=1"
            })
    void whatIsKnownAndReadableIsTaken(String address) {
        get(address).statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/things?limits=5, limits, Did you mean \"limit\"?",
        "/things?Maker_=x, Maker_, Did you mean \"maker\"?",
        "/things?somethingElse=x, somethingElse, 'Known are: color, id, limit, maker, open, since.'",
        "/things/6f1c2d3e-4b5a-5c6d-8e7f-90a1b2c3d4e5?x=1, x, None is taken here."
    })
    void anUnknownParameterIsRefusedWithTheNearestRightName(String address, String name, String hint) {
        get(address)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo(name))
                .body("errors[0].code", equalTo("unknown-parameter"))
                .body("errors[0].message", containsString(hint));
    }

    @ParameterizedTest
    @CsvSource({
        "/things?limit=ten, limit, not-a-number",
        "/things?limit=99999999999, limit, not-a-number",
        "/things?since=30.6.2026, since, not-a-date",
        "/things?id=7, id, not-an-id",
        "/things?open=yes, open, not-true-or-false",
        "/things/7, id, not-an-id",
        "/things?maker=a%00b, maker, nul-character"
    })
    void aParameterThatCannotBeReadIsABadRequestAndNotAnUnknownAddress(String address, String name, String code) {
        get(address)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo(name))
                .body("errors[0].code", equalTo(code));
    }

    @Test
    void aValueThatIsNoneOfTheAllowedIsRefusedWithThem() {
        get("/things?color=BLUE")
                .statusCode(422)
                .body("errors[0].code", equalTo("unknown-value"))
                .body("errors[0].message", equalTo("color is one of RED, GREEN, and not \"BLUE\"."));
    }

    @Test
    void anUnknownFieldIsRefusedWithItsPlaceAndTheNearestRightName() {
        post("{\"name\": \"lamp\", \"parts\": [{\"nam\": \"bulb\"}]}")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/parts/0/nam"))
                .body("errors[0].code", equalTo("unknown-property"))
                .body("errors[0].message", equalTo("There is no field \"nam\" here. Did you mean \"name\"?"));
    }

    @Test
    void aValueOfAFieldThatIsNoneOfTheAllowedIsRefusedWithThem() {
        post("{\"parts\": [{\"color\": \"BLUE\"}]}")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/parts/0/color"))
                .body("errors[0].message", equalTo("Send one of RED, GREEN."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"installedOn\": \"30.6.2026\"}",
                "{\"parts\": [{\"count\": \"many\"}]}",
                "{\"parts\": 7}",
                "{\"name\": \"a\\u0000b\"}",
                "{\"name\": ",
                "{name}",
                "[]",
                "7"
            })
    void aBodyThatCannotBeReadIsABadRequestThatNamesNoClassOfOurs(String json) {
        post(json)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", not(containsString("sightline.")))
                .body("detail", not(containsString("java")));
    }
}
