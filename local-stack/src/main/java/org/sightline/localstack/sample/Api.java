package org.sightline.localstack.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** The gateway's API as one person sees it. Answers other than 2xx are errors with what the gateway said. */
public final class Api {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String gateway;
    private final Supplier<String> token;

    private Api(String gateway, Supplier<String> token) {
        this.gateway = gateway;
        this.token = token;
    }

    /**
     * The API at this base address.
     *
     * @param token gives a valid access token whenever asked
     */
    public static Api at(String gateway, Supplier<String> token) {
        return new Api(gateway, token);
    }

    /** The JSON at this path below /api. */
    public JsonNode get(String path) {
        return ok(to(path).GET().build());
    }

    /** The gateway's base address. */
    public String gateway() {
        return gateway;
    }

    /** The JSON at this path, where there is any. */
    public Optional<JsonNode> find(String path) {
        HttpResponse<String> answer = send(to(path).GET().build());
        return answer.statusCode() == 404 ? Optional.empty() : Optional.of(read(answer));
    }

    /** Changes what has this version, and returns what comes back. */
    public JsonNode change(String path, long version, JsonNode body) {
        return ok(to(path).header("Content-Type", "application/json")
                .header("If-Match", "\"" + version + "\"")
                .POST(BodyPublishers.ofString(body.toString()))
                .build());
    }

    /** Puts what has this version in this state; 0 makes it. */
    public JsonNode put(String path, long version, JsonNode body) {
        return ok(to(path).header("Content-Type", "application/json")
                .header("If-Match", "\"" + version + "\"")
                .PUT(BodyPublishers.ofString(body.toString()))
                .build());
    }

    /** Sends JSON and returns what comes back; an absent node where nothing does. */
    public JsonNode post(String path, JsonNode body) {
        return ok(posting(path, body));
    }

    /** As {@link #post}; false where the gateway says that it is there already (409). */
    boolean create(String path, JsonNode body) {
        HttpResponse<String> answer = send(posting(path, body));
        if (answer.statusCode() == 409) {
            return false;
        }
        read(answer);
        return true;
    }

    /** As {@link #post}; empty where the person may not (403). */
    Optional<JsonNode> postIfAllowed(String path, JsonNode body) {
        return ifAllowed(posting(path, body));
    }

    /** As {@link #change}; empty where the person may not (403). */
    Optional<JsonNode> changeIfAllowed(String path, long version) {
        return ifAllowed(to(path).header("If-Match", "\"" + version + "\"")
                .POST(BodyPublishers.noBody())
                .build());
    }

    private static Optional<JsonNode> ifAllowed(HttpRequest request) {
        HttpResponse<String> answer = send(request);
        return answer.statusCode() == 403 ? Optional.empty() : Optional.of(read(answer));
    }

    /** The status that a creation is answered with. */
    int status(String path, JsonNode body) {
        return send(posting(path, body)).statusCode();
    }

    /** Sends a file's bytes, streamed. */
    public JsonNode upload(String path, Path file) {
        try {
            return ok(to(path).header("Content-Type", "application/octet-stream")
                    .POST(BodyPublishers.ofFile(file))
                    .build());
        } catch (IOException cause) {
            throw new UncheckedIOException("Could not read " + file, cause);
        }
    }

    /** Sends a small file. */
    public JsonNode upload(String path, byte[] file) {
        return ok(to(path).header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(file))
                .build());
    }

    private HttpRequest posting(String path, JsonNode body) {
        return to(path).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()))
                .build();
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(gateway + "/api" + path))
                .header("Authorization", "Bearer " + token.get())
                .header("Accept", "application/json")
                .timeout(Duration.ofMinutes(30));
    }

    private static JsonNode ok(HttpRequest request) {
        return read(send(request));
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException cause) {
            throw new UncheckedIOException("The gateway does not answer to " + request.uri(), cause);
        } catch (InterruptedException cause) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + request.uri(), cause);
        }
    }

    private static JsonNode read(HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException("The gateway answered " + answer.statusCode() + " to "
                    + answer.request().method() + " " + answer.request().uri() + ": " + answer.body());
        }
        try {
            return answer.body().isBlank() ? MissingNode.getInstance() : JSON.readTree(answer.body());
        } catch (IOException cause) {
            throw new UncheckedIOException("The gateway answered what is not JSON", cause);
        }
    }

    /** A text for the query of an address. */
    static String query(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
