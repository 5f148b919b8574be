package org.sightline.kit.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.problem.ProblemBody;

/**
 * Refuses, before anything else looks at a request, a target that two programs could read as two different paths: one
 * that does not begin with a slash, and one whose path holds dot segments, empty segments, matrix parameters,
 * backslashes or encoded separators. So the check of who may do this and the code that does it always see one path.
 */
@ApplicationScoped
public class RequestTarget {

    /** Above the handlers that find out who is asking. */
    private static final int BEFORE_SIGN_IN = 10_000;

    private static final Pattern PLAIN =
            Pattern.compile("(?:/(?:[A-Za-z0-9\\-._~!$&'()*+,=:@]++|%[0-9A-Fa-f]{2})*+)++");
    private static final Pattern ODD = Pattern.compile("//|/\\.{1,2}(/|$)|%(2[eEfF]|5[cC]|3[bB]|[01].|7[fF])");

    private final ObjectMapper json;

    RequestTarget(ObjectMapper json) {
        this.json = json;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_SIGN_IN);
    }

    private void check(RoutingContext request) {
        if (isPlain(request.request().uri())) {
            request.next();
        } else {
            request.response()
                    .setStatusCode(400)
                    .putHeader("Content-Type", ProblemBody.MEDIA_TYPE)
                    .end(body());
        }
    }

    /** @param target as the request line has it; null where there is none */
    static boolean isPlain(@Nullable String target) {
        if (target == null) {
            return false;
        }
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        return PLAIN.matcher(path).matches() && !ODD.matcher(path).find();
    }

    private String body() {
        ProblemBody problem = new ProblemBody(
                "urn:sightline:problem:odd-address",
                "This address cannot be read",
                400,
                "Send a plain path that begins with a slash, without dot segments, semicolons, backslashes or encoded"
                        + " separators.",
                List.of(),
                null);
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException cannot) {
            throw new IllegalStateException("A problem could not be written as JSON", cannot);
        }
    }
}
