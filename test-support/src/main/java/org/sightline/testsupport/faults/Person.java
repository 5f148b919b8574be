package org.sightline.testsupport.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sightline.testsupport.invariant.Broken;

/**
 * Somebody who works at the gateway and does not give up: what is not answered, or answered by 5xx, is sent again with
 * the same Idempotency-Key, until it is done or too much time has gone.
 */
final class Person {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration ONE_TRY = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(250);
    /** Not known to all services yet; signed in a moment ago; too many; the rest is a part that is away. */
    private static final Set<Integer> LATER = Set.of(401, 408, 425, 429, 500, 502, 503, 504);

    private final Supplier<String> gateway;
    private final Supplier<String> token;

    /**
     * Somebody.
     *
     * @param gateway the base address to use now
     * @param token gives a valid access token whenever asked
     */
    Person(Supplier<String> gateway, Supplier<String> token) {
        this.gateway = gateway;
        this.token = token;
    }

    /**
     * What was answered in the end.
     *
     * @param doubt whether an earlier try may have been taken
     */
    record Answer(
            int status,
            JsonNode body,
            String text,
            @Nullable String etag,
            boolean doubt) {}

    /** What was asked and is asked again until it is answered. */
    private record Asked(
            String method,
            String path,
            @Nullable String type,
            byte[] body,
            @Nullable String ifMatch,
            String key) {

        HttpRequest to(String gateway, String token) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(gateway + "/api" + path))
                    .header("Authorization", "Bearer " + token)
                    .header("Accept", "application/json")
                    .timeout(ONE_TRY)
                    .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
            if (type != null) {
                request.header("Content-Type", type).header("Idempotency-Key", key);
            }
            if (ifMatch != null) {
                request.header("If-Match", ifMatch);
            }
            return request.build();
        }
    }

    JsonNode get(String path) {
        Answer answer = await(new Asked("GET", path, null, new byte[0], null, ""), Set.of(403, 404));
        require(answer, path, 200);
        return answer.body();
    }

    /** Whether there is something that this person sees. */
    String etag(String path) {
        Answer answer = await(new Asked("GET", path, null, new byte[0], null, ""), Set.of(403, 404));
        require(answer, path, 200);
        if (answer.etag() == null) {
            throw new Broken("No ETag at " + path);
        }
        return answer.etag();
    }

    /** Creates; what is refused because the news of a right or a thing has not come yet is sent again. */
    JsonNode create(String path, Object body) {
        Answer answer = send("POST", path, body, null);
        require(answer, path, 200, 201, 202);
        return answer.body();
    }

    /** Any change; 403 and 404 are sent again. */
    Answer send(String method, String path, Object body, @Nullable String ifMatch) {
        return change(method, path, body, ifMatch, Set.of(403, 404));
    }

    /** Any change; 403 and 404 are answers. */
    Answer sendNow(String method, String path, Object body, @Nullable String ifMatch) {
        return change(method, path, body, ifMatch, Set.of());
    }

    private Answer change(String method, String path, Object body, @Nullable String ifMatch, Set<Integer> later) {
        try {
            byte[] bytes = JSON.writeValueAsBytes(body);
            String key = UUID.randomUUID().toString();
            return await(new Asked(method, path, "application/json", bytes, ifMatch, key), later);
        } catch (IOException cannot) {
            throw new IllegalArgumentException(cannot);
        }
    }

    JsonNode upload(String path, byte[] file) {
        Answer answer = await(
                new Asked(
                        "POST",
                        path,
                        "application/octet-stream",
                        file,
                        null,
                        UUID.randomUUID().toString()),
                Set.of(403, 404));
        require(answer, path, 200, 201, 202);
        return answer.body();
    }

    static void require(Answer answer, String path, int... wanted) {
        for (int status : wanted) {
            if (answer.status() == status) {
                return;
            }
        }
        throw new Broken(path + " was answered " + answer.status() + ": " + answer.text());
    }

    private Answer await(Asked asked, Set<Integer> alsoLater) {
        Instant end = Instant.now().plus(PATIENCE);
        boolean doubt = false;
        String last = "";
        while (Instant.now().isBefore(end)) {
            try {
                HttpResponse<String> answer = Clients.send(asked.to(gateway.get(), token.get()));
                int status = answer.statusCode();
                if (!LATER.contains(status) && !alsoLater.contains(status)) {
                    return new Answer(
                            status,
                            tree(answer.body()),
                            answer.body(),
                            answer.headers().firstValue("ETag").orElse(null),
                            doubt);
                }
                doubt |= status >= 500;
                last = status + " " + answer.body();
            } catch (IOException | IllegalStateException | java.io.UncheckedIOException away) {
                doubt = true;
                last = String.valueOf(away);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        throw new Broken(
                "Stuck: " + asked.method() + " " + asked.path() + " for " + PATIENCE.toSeconds() + " s, last " + last);
    }

    private static JsonNode tree(String body) throws IOException {
        try {
            return body.isBlank() ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (com.fasterxml.jackson.core.JsonProcessingException cutOff) {
            throw new IOException("The answer was cut off", cutOff);
        }
    }

    /** One client for all, which forgets connections that ended. */
    private static final class Clients {

        private static final HttpClient HTTP = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();

        static HttpResponse<String> send(HttpRequest request) throws IOException {
            try {
                return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Stopped", stopped);
            }
        }
    }
}
