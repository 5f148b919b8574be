package org.sightline.gateway;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.function.Predicate;
import org.sightline.localstack.people.Tokens;

/** Asks the gateway as somebody, over HTTP. */
public final class Ask {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String token;

    private Ask(String token) {
        this.token = token;
    }

    public static Ask as(String person) {
        return new Ask(Tokens.of(person));
    }

    public static Ask with(String token) {
        return new Ask(token);
    }

    public Response get(String path) {
        return given().urlEncodingEnabled(false).auth().oauth2(token).get(path);
    }

    /** Sends JSON; null sends nothing. Further: header, value, header, value, … */
    public Response send(String method, String path, String body, String... headers) {
        RequestSpecification request = given().urlEncodingEnabled(false).auth().oauth2(token);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        if (body != null) {
            request.contentType("application/json").body(body);
        }
        return request.request(method, path);
    }

    /** The JSON of a 200 answer. */
    public JsonNode json(String path) {
        Response response = get(path);
        if (response.statusCode() != 200) {
            throw new AssertionError(path + " answered " + response.statusCode() + ": " + response.asString());
        }
        return parse(response.asString());
    }

    /** Asks until it is so; the product promises two seconds, the test machine gets ten. */
    public JsonNode until(String path, Predicate<JsonNode> so) {
        return await(path)
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptionsMatching(failure -> failure instanceof AssertionError)
                .until(() -> answer(path), json -> json != null && so.test(json));
    }

    private JsonNode answer(String path) {
        Response response = get(path);
        return response.statusCode() == 200 ? parse(response.asString()) : null;
    }

    public static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException cause) {
            throw new AssertionError("Not JSON: " + text, cause);
        }
    }
}
