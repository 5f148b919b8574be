package org.sightline.gateway.route;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.sightline.gateway.audit.AuditLog;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.problem.ProblemBody;

/**
 * Passes requests on to the services and their answers back, and writes an audit row before and after every change. The
 * methods that take the present request serve the API; those that take a path serve the pages.
 */
@ApplicationScoped
public class Relay {

    private static final String PREFIX = "/api";
    private static final List<String> TO_SERVICE =
            List.of("Accept", "Content-Type", "If-Match", "If-None-Match", "Idempotency-Key");
    private static final List<String> TO_CLIENT =
            List.of("Content-Type", "Content-Disposition", "ETag", "Retry-After", "Cache-Control");

    private final Services services;
    private final AuditLog audit;
    private final CurrentCaller current;
    private final RoutingContext request;
    private final ObjectMapper json;

    Relay(Services services, AuditLog audit, CurrentCaller current, RoutingContext request, ObjectMapper json) {
        this.services = services;
        this.audit = audit;
        this.current = current;
        this.request = request;
        this.json = json;
    }

    /**
     * Passes a reading request on as it came.
     *
     * @throws Problem 503 where the service does not answer
     */
    public Response read(Part part) {
        return passedOn(services.send(present(part, null)));
    }

    /** As {@link #read}, for a request with a body that changes nothing, such as screening. */
    public Response read(Part part, InputStream body) {
        return passedOn(services.send(present(part, body)));
    }

    /** As {@link #read}, for data that leaves as a file: the audit log says who took it. */
    public Response export(Part part, UUID chain, String action) {
        HttpResponse<InputStream> answer = services.send(present(part, null));
        audit.write(chain, current.get(), action, target(), "exported");
        return passedOn(answer);
    }

    /**
     * Passes a changing request on as it came.
     *
     * @param chain the agency whose log says so, or {@link AuditLog#OFFICE}
     * @param action a verb or two for the log
     * @param body null for none
     */
    public Response change(Part part, UUID chain, String action, InputStream body) {
        return passedOn(audited(chain, action, target(), present(part, body)));
    }

    /** What a service answered to a change, in memory. */
    public record Answer(int status, String etag, String location, String body) {

        boolean ok() {
            return status < 300;
        }
    }

    /** As {@link #change}, for a small answer that is also needed here. */
    Answer changeAndRead(Part part, UUID chain, String action, InputStream body) {
        return answer(audited(chain, action, target(), present(part, body)));
    }

    /** The answer as the client gets it. */
    static Response response(Answer answer) {
        Response.ResponseBuilder response = Response.status(answer.status())
                .entity(answer.body())
                .type(answer.ok() ? "application/json" : ProblemBody.MEDIA_TYPE);
        if (answer.etag() != null) {
            response.header("ETag", answer.etag());
        }
        if (answer.location() != null) {
            response.header("Location", answer.location());
        }
        return response.build();
    }

    /**
     * Reads JSON from a service, for a page.
     *
     * @param pathAndQuery as the service has it, without {@code /api}
     * @throws Problem as the service answered, or 503 where it does not answer
     */
    public JsonNode get(Part part, String pathAndQuery) {
        return tree(orProblem(answer(services.send(
                new Services.Call(part, "GET", pathAndQuery, Map.of("Accept", "application/json"), null, 0)))));
    }

    /**
     * Sends a change with a JSON body, for a page.
     *
     * @param ifMatch the ETag of what is changed, null where none is needed
     * @param chain the agency whose log says so, or {@link AuditLog#OFFICE}
     * @return what the service answered, a JSON null where nothing
     * @throws Problem as the service answered, or 503 where it does not answer
     */
    public JsonNode send(
            Part part, String method, String pathAndQuery, Object body, String ifMatch, UUID chain, String action) {
        byte[] bytes = write(body);
        Map<String, String> headers =
                new LinkedHashMap<>(Map.of("Accept", "application/json", "Content-Type", "application/json"));
        if (ifMatch != null) {
            headers.put("If-Match", ifMatch);
        }
        return tree(orProblem(answer(audited(
                chain,
                action,
                PREFIX + pathAndQuery,
                new Services.Call(
                        part, method, pathAndQuery, headers, new ByteArrayInputStream(bytes), bytes.length)))));
    }

    /**
     * Sends a file, for a page. The bytes are streamed.
     *
     * @param length in bytes, -1 where not known
     * @throws Problem as the service answered, or 503 where it does not answer
     */
    public JsonNode upload(Part part, String pathAndQuery, InputStream file, long length, UUID chain, String action) {
        Map<String, String> headers = Map.of("Accept", "application/json", "Content-Type", "application/octet-stream");
        return tree(orProblem(answer(audited(
                chain,
                action,
                PREFIX + pathAndQuery,
                new Services.Call(part, "POST", pathAndQuery, headers, file, length)))));
    }

    private HttpResponse<InputStream> audited(UUID chain, String action, String target, Services.Call call) {
        audit.write(chain, current.get(), action, target, "requested");
        HttpResponse<InputStream> answer;
        try {
            answer = services.send(call);
        } catch (Problem unavailable) {
            audit.write(chain, current.get(), action, target, "failed");
            throw unavailable;
        }
        String outcome = answer.statusCode() < 400 ? "done " : answer.statusCode() < 500 ? "refused " : "failed ";
        audit.write(chain, current.get(), action, target, outcome + answer.statusCode());
        return answer;
    }

    /** The present request's path, without its query, which may hold what people typed. */
    private String target() {
        return URI.create(request.request().uri()).getRawPath();
    }

    private Services.Call present(Part part, InputStream body) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : TO_SERVICE) {
            String value = request.request().getHeader(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        String length = request.request().getHeader("Content-Length");
        return new Services.Call(
                part,
                request.request().method().name(),
                withoutPrefix(request.request().uri()),
                headers,
                body,
                length == null ? -1 : Long.parseLong(length));
    }

    private static String withoutPrefix(String uri) {
        return uri.startsWith(PREFIX + "/") ? uri.substring(PREFIX.length()) : uri;
    }

    private Response passedOn(HttpResponse<InputStream> answer) {
        Response.ResponseBuilder response = Response.status(answer.statusCode()).entity(answer.body());
        for (String name : TO_CLIENT) {
            answer.headers().firstValue(name).ifPresent(value -> response.header(name, value));
        }
        String location = location(answer.headers());
        if (location != null) {
            response.header("Location", location);
        }
        return response.build();
    }

    /** Where a service says that something is, under {@code /api}. */
    private static String location(HttpHeaders headers) {
        return headers.firstValue("Location")
                .map(URI::create)
                .map(uri -> PREFIX + uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()))
                .orElse(null);
    }

    private static Answer answer(HttpResponse<InputStream> response) {
        try (InputStream body = response.body()) {
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("ETag").orElse(null),
                    location(response.headers()),
                    new String(body.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException cut) {
            throw Problem.of(
                    503,
                    "answer-cut-off",
                    "The answer was cut off",
                    "The service stopped in the middle of its answer. Look at what is there now before you try again.");
        }
    }

    private Answer orProblem(Answer answer) {
        if (answer.status() < 400) {
            return answer;
        }
        JsonNode problem = answer.body().isBlank() ? json.nullNode() : tree(answer);
        String type = problem.path("type").asText("http-" + answer.status()).replace("urn:sightline:problem:", "");
        List<Problem.Fault> faults = new ArrayList<>();
        problem.path("errors")
                .forEach(fault -> faults.add(new Problem.Fault(
                        fault.path("pointer").asText(),
                        fault.path("code").asText(),
                        fault.path("message").asText())));
        String detail = problem.path("detail").asText("The service answered " + answer.status() + ".");
        throw answer.status() == 422
                ? Problem.invalid(detail, faults)
                : Problem.of(answer.status(), type, problem.path("title").asText("Error " + answer.status()), detail);
    }

    private JsonNode tree(Answer answer) {
        try {
            return answer.body().isBlank() ? json.nullNode() : json.readTree(answer.body());
        } catch (JsonProcessingException notJson) {
            throw Problem.of(
                    502,
                    "unreadable-answer",
                    "The answer could not be read",
                    "The service answered something that is not JSON.");
        }
    }

    private byte[] write(Object body) {
        try {
            return body == null ? new byte[0] : json.writeValueAsBytes(body);
        } catch (JsonProcessingException cannot) {
            throw new IllegalStateException("A request could not be written as JSON", cannot);
        }
    }
}
