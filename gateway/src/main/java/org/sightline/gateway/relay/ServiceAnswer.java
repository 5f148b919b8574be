package org.sightline.gateway.relay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.sightline.kit.problem.Problem;

/** What a service answered, in memory, and answers as the client gets them. */
record ServiceAnswer(int status, HttpHeaders headers, String body) {

    private static final List<String> TO_CLIENT = List.of(
            "Content-Type",
            "Content-Disposition",
            "ETag",
            "Retry-After",
            "Cache-Control",
            "Content-Security-Policy",
            "WWW-Authenticate");

    private static final int EVENTS = 1 << 14;

    /** @throws Problem 503 where the answer was cut off */
    static ServiceAnswer of(HttpResponse<InputStream> response) {
        try (InputStream body = response.body()) {
            return new ServiceAnswer(
                    response.statusCode(), response.headers(), new String(body.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException cut) {
            throw Problem.of(
                    503,
                    "answer-cut-off",
                    "The answer was cut off",
                    "The service stopped in the middle of its answer. Look at what is there now before you try again.");
        }
    }

    /** An answer for the client whose body is passed on as it comes. */
    static Response streamed(HttpResponse<InputStream> answer) {
        boolean events = answer.headers()
                .firstValue("Content-Type")
                .filter(type -> type.startsWith(MediaType.SERVER_SENT_EVENTS))
                .isPresent();
        InputStream body = answer.body();
        return response(
                answer.statusCode(), answer.headers(), events ? (StreamingOutput) out -> atOnce(body, out) : body);
    }

    /** Events are worth nothing in a buffer. */
    private static void atOnce(InputStream body, OutputStream out) throws IOException {
        try (body) {
            byte[] buffer = new byte[EVENTS];
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                out.write(buffer, 0, read);
                out.flush();
            }
        }
    }

    Response response() {
        return response(status, headers, body);
    }

    private static Response response(int status, HttpHeaders headers, Object body) {
        Response.ResponseBuilder response = Response.status(status).entity(body);
        for (String name : TO_CLIENT) {
            headers.firstValue(name).ifPresent(value -> response.header(name, value));
        }
        headers.firstValue("Location").ifPresent(place -> response.header("Location", outside(URI.create(place))));
        return response.build();
    }

    /** Where a service says that something is, as the client reaches it. */
    private static String outside(URI place) {
        return "/api" + place.getRawPath() + (place.getRawQuery() == null ? "" : "?" + place.getRawQuery());
    }

    /**
     * The body as JSON, a JSON null where there is none.
     *
     * @throws Problem as the service answered, or 502 where it answered something else than JSON
     */
    JsonNode tree(ObjectMapper json) {
        JsonNode tree = parsed(json);
        if (status >= 400) {
            throw problem(tree);
        }
        return tree;
    }

    private JsonNode parsed(ObjectMapper json) {
        try {
            return body.isBlank() ? json.nullNode() : json.readTree(body);
        } catch (JsonProcessingException notJson) {
            throw Problem.of(
                    502,
                    "unreadable-answer",
                    "The answer could not be read",
                    "The service answered something that is not JSON.");
        }
    }

    private Problem problem(JsonNode said) {
        String detail = said.path("detail").asText("The service answered " + status + ".");
        if (status == 422) {
            List<Problem.Fault> faults = new ArrayList<>();
            said.path("errors")
                    .forEach(fault -> faults.add(new Problem.Fault(
                            fault.path("pointer").asText(),
                            fault.path("code").asText(),
                            fault.path("message").asText())));
            return Problem.invalid(detail, faults);
        }
        String type = said.path("type").asText("http-" + status).replace("urn:sightline:problem:", "");
        return Problem.of(status, type, said.path("title").asText("Error " + status), detail);
    }
}
