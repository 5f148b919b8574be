package org.sightline.gateway.relay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.sightline.gateway.route.Part;
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.Problem;

/** Reads what the services answer, for pages. Every read throws {@link Problem} as {@link Relay#get} does. */
@ApplicationScoped
public class ServiceReader {

    private final Relay relay;
    private final ObjectMapper json;

    ServiceReader(Relay relay, ObjectMapper json) {
        this.relay = relay;
        this.json = json;
    }

    public <T> T one(Part part, ServiceQuery address, Class<T> type) {
        return as(relay.get(part, address.toString()), type);
    }

    /** A page of a list; a service may also answer a short list as a bare array. */
    public <T> Page<T> page(Part part, ServiceQuery address, Class<T> type) {
        JsonNode answer = relay.get(part, address.toString());
        JsonNode items = answer.isArray() ? answer : answer.path("items");
        List<T> read = items.valueStream().map(item -> as(item, type)).toList();
        JsonNode total = answer.path("total");
        return new Page<>(read, answer.path("nextCursor").textValue(), total.isNumber() ? total.asLong() : null);
    }

    /** An answer as this type; what the type does not have is left out. */
    public <T> T as(JsonNode answer, Class<T> type) {
        return json.convertValue(answer, type);
    }
}
