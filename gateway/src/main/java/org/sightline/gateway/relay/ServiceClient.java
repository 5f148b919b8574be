package org.sightline.gateway.relay;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.access.AccessToken;
import org.sightline.gateway.audit.Concerned;
import org.sightline.gateway.route.Part;
import org.sightline.kit.audit.Concerning;
import org.sightline.kit.correlation.Correlation;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.trace.Trace;

/** Talks to the services over HTTP, with the caller's token if there is one, the correlation id, and the trace. */
@ApplicationScoped
class ServiceClient {

    private static final Logger LOG = Logger.getLogger(ServiceClient.class);
    private static final Duration CONNECT = Duration.ofSeconds(2);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Map<Part, URI> addresses = new EnumMap<>(Part.class);
    private final AccessToken token;
    private final Concerned concerned;

    ServiceClient(Config config, AccessToken token, Concerned concerned) {
        this.token = token;
        this.concerned = concerned;
        for (Part part : Part.values()) {
            addresses.put(part, config.getValue("sightline." + part.key() + ".url", URI.class));
        }
    }

    /**
     * A request to a service.
     *
     * @param pathAndQuery as the service has it, without {@code /api}
     * @param headers to send along
     */
    record Call(Part part, String method, String pathAndQuery, Map<String, String> headers, Body body) {

        static Call get(Part part, String pathAndQuery, Map<String, String> headers) {
            return new Call(part, "GET", pathAndQuery, headers, Body.NONE);
        }

        /** What is asked for beyond the path; null for nothing. */
        @Nullable
        String query() {
            int from = pathAndQuery.indexOf('?');
            return from < 0 ? null : pathAndQuery.substring(from + 1);
        }

        /** The path alone: a query may hold what people typed, and is neither logged nor recorded. */
        String path() {
            return pathAndQuery.replaceFirst("\\?.*", "");
        }
    }

    /**
     * What a request carries.
     *
     * @param bytes null for nothing
     * @param length in bytes, -1 where not known
     * @param patience how long the answer may take, the sending included
     */
    record Body(@Nullable InputStream bytes, long length, Duration patience) {

        static final Body NONE = new Body(null, 0, Duration.ofSeconds(60));

        static Body document(byte[] bytes) {
            return new Body(new java.io.ByteArrayInputStream(bytes), bytes.length, Duration.ofMinutes(10));
        }

        /** Bytes that are passed on as they come. */
        static Body file(InputStream bytes, long length) {
            return new Body(bytes, length, Duration.ofHours(6));
        }

        private HttpRequest.BodyPublisher publisher() {
            if (bytes == null || length == 0) {
                return HttpRequest.BodyPublishers.noBody();
            }
            HttpRequest.BodyPublisher streamed = HttpRequest.BodyPublishers.ofInputStream(() -> bytes);
            return length < 0 ? streamed : HttpRequest.BodyPublishers.fromPublisher(streamed, length);
        }
    }

    /**
     * What the service answers, whatever the status. The body is streamed, and must be read or closed.
     *
     * @throws Problem 503 where the service does not answer
     */
    HttpResponse<InputStream> send(Call call) {
        URI address = ServiceAddress.at(Objects.requireNonNull(addresses.get(call.part())), call.pathAndQuery());
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .method(call.method(), call.body().publisher())
                .timeout(call.body().patience());
        token.ifSignedIn().ifPresent(raw -> request.setHeader("Authorization", "Bearer " + raw));
        String correlationId = Correlation.current();
        if (correlationId != null) {
            request.setHeader(Correlation.HEADER, correlationId);
        }
        String traceparent = Trace.current();
        if (traceparent != null) {
            request.setHeader(Trace.HEADER, traceparent);
        }
        call.headers().forEach(request::setHeader);
        try {
            HttpResponse<InputStream> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            concerned.with(concerned(answer.headers()));
            return answer;
        } catch (IOException failed) {
            throw unavailable(call, failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw unavailable(call, stopped);
        }
    }

    /** The agencies that an answer is about, where only the service could know. */
    static Set<UUID> concerned(HttpHeaders headers) {
        return headers.allValues(Concerning.HEADER).stream()
                .flatMap(Concerning::read)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Problem unavailable(Call call, Exception failed) {
        LOG.warnf("%s did not answer %s %s: %s", call.part(), call.method(), call.path(), failed);
        boolean notReached = failed instanceof ConnectException || failed instanceof HttpConnectTimeoutException;
        String state = call.method().equals("GET") || notReached
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
