package org.sightline.gateway.route;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;
import org.sightline.gateway.access.AccessToken;
import org.sightline.kit.correlation.Correlation;
import org.sightline.kit.problem.Problem;

/** Talks to the services over HTTP, with the caller's token if there is one and the correlation id. Bodies are streamed both ways. */
@ApplicationScoped
class Services {

    private static final Logger LOG = Logger.getLogger(Services.class);
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Map<Part, String> addresses = new EnumMap<>(Part.class);
    private final AccessToken token;

    Services(Config config, AccessToken token) {
        this.token = token;
        for (Part part : Part.values()) {
            addresses.put(part, config.getValue("sightline." + part.key() + ".url", String.class));
        }
    }

    /**
     * A request to a service.
     *
     * @param pathAndQuery as the service has it, without {@code /api}
     * @param headers to send along
     * @param body null for none
     * @param length of the body in bytes, -1 where not known
     */
    record Call(
            Part part,
            String method,
            String pathAndQuery,
            Map<String, String> headers,
            InputStream body,
            long length) {}

    /**
     * What the service answers, whatever the status. The body must be read or closed.
     *
     * @throws Problem 503 where the service does not answer
     */
    HttpResponse<InputStream> send(Call call) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(addresses.get(call.part()) + call.pathAndQuery()))
                .method(call.method(), publisher(call));
        token.ifSignedIn().ifPresent(raw -> request.setHeader("Authorization", "Bearer " + raw));
        String correlationId = Correlation.current();
        if (correlationId != null) {
            request.setHeader(Correlation.HEADER, correlationId);
        }
        call.headers().forEach(request::setHeader);
        if (call.body() == null) {
            request.timeout(ANSWER);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException failed) {
            throw unavailable(call, failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw unavailable(call, stopped);
        }
    }

    private static HttpRequest.BodyPublisher publisher(Call call) {
        if (call.body() == null || call.length() == 0) {
            return HttpRequest.BodyPublishers.noBody();
        }
        HttpRequest.BodyPublisher streamed = HttpRequest.BodyPublishers.ofInputStream(call::body);
        return call.length() < 0 ? streamed : HttpRequest.BodyPublishers.fromPublisher(streamed, call.length());
    }

    private static Problem unavailable(Call call, Exception failed) {
        LOG.warnf("%s did not answer %s %s: %s", call.part(), call.method(), call.pathAndQuery(), failed);
        boolean reading = call.method().equals("GET");
        boolean notReached =
                failed instanceof ConnectException || failed instanceof java.net.http.HttpConnectTimeoutException;
        String state = reading || notReached
                ? "Nothing was lost or changed; the compliance views go on."
                : "It may or may not have taken your request: look before you send it again. The compliance views go on.";
        return Problem.of(
                503,
                "part-unavailable",
                call.part().title() + " is unavailable",
                call.part().title() + " (" + call.part().key() + "-service) does not answer right now. " + state
                        + " Try again in a minute.");
    }
}
