package org.sightline.testsupport.whole;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sightline.localstack.people.KeycloakPeople;
import org.sightline.localstack.people.Tokens;
import org.sightline.localstack.stack.Part;

/** Somebody who uses the gateway's API. Paths begin with {@code /api} and are sent as they are. */
public record Person(String name, Supplier<String> token) {

    public static final ObjectMapper JSON = new ObjectMapper();
    private static final RestAssuredConfig AS_IT_IS = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false));

    public static Person analyst() {
        return named("analyst");
    }

    public static Person admin() {
        return named("admin");
    }

    /** Another admin, who approves what the first one drafts. */
    public static Person secondAdmin() {
        KeycloakPeople.at(Sightline.stack().url(Part.KEYCLOAK))
                .officePerson("admin", "admin2", Tokens.password("admin2"));
        return named("admin2");
    }

    /** A third one, who gave nobody a role in an agency where the others did. */
    public static Person thirdAdmin() {
        KeycloakPeople.at(Sightline.stack().url(Part.KEYCLOAK))
                .officePerson("admin", "admin3", Tokens.password("admin3"));
        return named("admin3");
    }

    /** Somebody of the realm file, or whom the sample made. */
    public static Person named(String name) {
        return new Person(name, () -> Tokens.of(name));
    }

    /** Somebody with one role in one agency, made when absent. */
    public static Person of(UUID agency, String role) {
        return new Person(role + " of " + agency, () -> Tokens.agencyPerson(agency, role));
    }

    public RequestSpecification as() {
        return given().config(AS_IT_IS)
                .baseUri(Sightline.gateway())
                .urlEncodingEnabled(false)
                .redirects()
                .follow(false)
                .header("Authorization", "Bearer " + token.get());
    }

    public Response get(String path) {
        return as().get(path);
    }

    /** The JSON of a 200. */
    public JsonNode json(String path) {
        Response answer = get(path);
        assertThat(answer.statusCode())
                .as("GET %s as %s: %s", path, name, answer.asString())
                .isEqualTo(200);
        return parse(answer);
    }

    /** All items of a list, page by page. */
    public List<JsonNode> all(String path) {
        List<JsonNode> items = new ArrayList<>();
        String more = path + (path.contains("?") ? "&" : "?") + "limit=1000";
        JsonNode page = json(more);
        page.path("items").forEach(items::add);
        while (page.path("nextCursor").isTextual()) {
            page = json(more + "&cursor=" + page.path("nextCursor").asText());
            page.path("items").forEach(items::add);
        }
        return items;
    }

    public Response post(String path, Object body) {
        return as().contentType("application/json").body(text(body)).post(path);
    }

    /** Changes what has this version. */
    public Response post(String path, long version, Object body) {
        return as().contentType("application/json")
                .header("If-Match", "\"" + version + "\"")
                .body(text(body))
                .post(path);
    }

    public Response delete(String path) {
        return as().delete(path);
    }

    /** Deletes what has this ETag. */
    public Response delete(String path, String etag) {
        return as().header("If-Match", etag).delete(path);
    }

    /** Creates with an Idempotency-Key; text is sent as it is, anything else as JSON. */
    public Response create(String path, String key, @Nullable String etag, String contentType, Object body) {
        RequestSpecification request = as().contentType(contentType).header("Idempotency-Key", key);
        RequestSpecification matched = etag == null ? request : request.header("If-Match", etag);
        byte[] sent = (body instanceof String raw ? raw : text(body)).getBytes(StandardCharsets.UTF_8);
        return matched.body(sent).post(path);
    }

    /** Sends bytes as a file is sent. */
    public Response upload(String path, byte[] file) {
        return as().contentType("application/octet-stream").body(file).post(path);
    }

    /** Any request; no body where {@code body} is null. */
    public Response send(String method, String path, String contentType, @Nullable String body) {
        RequestSpecification request = as();
        return (body == null ? request : request.contentType(contentType).body(body)).request(method, path);
    }

    /** Any change; an ETag goes along. Bytes are sent as they are, anything else as JSON. */
    public Response change(String method, String path, @Nullable String etag, String contentType, Object body) {
        RequestSpecification request = as().contentType(contentType);
        RequestSpecification matched = etag == null ? request : request.header("If-Match", etag);
        RequestSpecification full = body instanceof byte[] bytes ? matched.body(bytes) : matched.body(text(body));
        return full.request(method, path);
    }

    public static JsonNode parse(Response answer) {
        try {
            return JSON.readTree(answer.asString());
        } catch (JsonProcessingException cause) {
            throw new AssertionError("Not JSON: " + answer.asString(), cause);
        }
    }

    private static String text(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException cause) {
            throw new IllegalArgumentException(cause);
        }
    }

    /** JSON with these fields. */
    public static Map<String, Object> fields(Object... pairs) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            fields.put((String) pairs[i], pairs[i + 1]);
        }
        return fields;
    }
}
