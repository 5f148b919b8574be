package org.sightline.gateway.relay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.audit.AuditLog;
import org.sightline.gateway.route.Part;
import org.sightline.kit.problem.Problem;

/** What pages ask of the services. Paths are as the service has them, without {@code /api}. */
@ApplicationScoped
public class Relay {

    private static final String NDJSON = "application/x-ndjson";

    private static final Map<String, String> ACCEPT = Map.of("Accept", "application/json");

    private final ServiceClient services;
    private final AuditedCalls audited;
    private final ObjectMapper json;

    Relay(ServiceClient services, AuditedCalls audited, ObjectMapper json) {
        this.services = services;
        this.audited = audited;
        this.json = json;
    }

    /**
     * Reads JSON.
     *
     * @throws Problem as the service answered, or 503 where it does not answer
     */
    public JsonNode get(Part part, String pathAndQuery) {
        return ServiceAnswer.of(services.send(ServiceClient.Call.get(part, pathAndQuery, ACCEPT)))
                .tree(json);
    }

    /**
     * Sends a change with a JSON body.
     *
     * @param body null for none
     * @param ifMatch the ETag of what is changed, null where none is needed
     * @param chain the agency whose log says so, or {@link AuditLog#OFFICE}
     * @return what the service answered, a JSON null where nothing
     * @throws Problem as the service answered, or 503 where it does not answer
     */
    public JsonNode send(
            Part part,
            String method,
            String pathAndQuery,
            @Nullable Object body,
            @Nullable String ifMatch,
            UUID chain,
            String action) {
        Map<String, String> headers = new LinkedHashMap<>(ACCEPT);
        headers.put("Content-Type", "application/json");
        if (ifMatch != null) {
            headers.put("If-Match", ifMatch);
        }
        return changed(chain, action, new ServiceClient.Call(part, method, pathAndQuery, headers, written(body)));
    }

    /**
     * Sends a question with a JSON body, which changes nothing.
     *
     * @param chain the agency whose log says so, or {@link AuditLog#OFFICE}
     * @throws Problem as the service answered, or 503 where it does not answer
     */
    public JsonNode ask(Part part, String path, Object question, UUID chain, String action) {
        Map<String, String> headers = new LinkedHashMap<>(ACCEPT);
        headers.put("Content-Type", "application/json");
        ServiceClient.Call call = new ServiceClient.Call(part, "POST", path, headers, written(question));
        return ServiceAnswer.of(audited.ask(chain, action, call)).tree(json);
    }

    /**
     * Sends a file. The bytes are streamed.
     *
     * @param length in bytes, -1 where not known
     * @throws Problem as the service answered, or 503 where it does not answer
     */
    public JsonNode upload(Part part, String pathAndQuery, InputStream file, long length, UUID chain, String action) {
        Map<String, String> headers = new LinkedHashMap<>(ACCEPT);
        headers.put("Content-Type", "application/octet-stream");
        return changed(
                chain,
                action,
                new ServiceClient.Call(part, "POST", pathAndQuery, headers, ServiceClient.Body.file(file, length)));
    }

    /**
     * Lets a service answer a stream of JSON objects, one a line, with one a line: what another service has goes on to it
     * as it comes.
     *
     * @throws Problem as a service answered, or 503 where one does not answer
     */
    public List<JsonNode> askLines(Part from, String lines, Part of, String path) {
        Map<String, String> type = Map.of("Content-Type", NDJSON, "Accept", NDJSON);
        try (InputStream asked = read(services.send(ServiceClient.Call.get(from, lines, Map.of())));
                InputStream answered = read(services.send(
                        new ServiceClient.Call(of, "POST", path, type, ServiceClient.Body.file(asked, -1))));
                MappingIterator<JsonNode> answers =
                        json.readerFor(JsonNode.class).readValues(answered)) {
            return answers.readAll();
        } catch (IOException cut) {
            throw Problem.of(
                    503,
                    "answer-cut-off",
                    "The answer was cut off",
                    "A service stopped in the middle of its answer. Try again in a minute.");
        }
    }

    /** The body of an answer that is no problem. */
    private InputStream read(HttpResponse<InputStream> answer) {
        if (answer.statusCode() >= 400) {
            ServiceAnswer.of(answer).tree(json);
        }
        return answer.body();
    }

    /**
     * Passes a file of a service on; the audit log says who took it.
     *
     * @throws Problem as the service answered, or 503 where it does not answer
     */
    public Response export(Part part, String path, UUID chain, String action) {
        return passedOn(audited.export(chain, action, ServiceClient.Call.get(part, path, Map.of())));
    }

    /**
     * Passes a picture of a service on that says no more than a page, so nothing is noted.
     *
     * @throws Problem as the service answered, or 503 where it does not answer
     */
    public Response picture(Part part, String path) {
        return passedOn(services.send(ServiceClient.Call.get(part, path, Map.of())));
    }

    private Response passedOn(HttpResponse<InputStream> answer) {
        if (answer.statusCode() >= 400) {
            ServiceAnswer.of(answer).tree(json);
        }
        return ServiceAnswer.streamed(answer);
    }

    /**
     * Follows what a service tells as server-sent events.
     *
     * @throws Problem as the service answered, or 503 where it does not answer
     */
    public ServiceEvents follow(Part part, String path) {
        Map<String, String> accept = Map.of("Accept", MediaType.SERVER_SENT_EVENTS);
        return new ServiceEvents(read(services.send(ServiceClient.Call.get(part, path, accept))), json);
    }

    private JsonNode changed(UUID chain, String action, ServiceClient.Call call) {
        return ServiceAnswer.of(audited.change(chain, action, call)).tree(json);
    }

    private ServiceClient.Body written(@Nullable Object body) {
        try {
            return body == null ? ServiceClient.Body.NONE : ServiceClient.Body.document(json.writeValueAsBytes(body));
        } catch (JsonProcessingException cannot) {
            throw new IllegalStateException("A request could not be written as JSON", cannot);
        }
    }
}
