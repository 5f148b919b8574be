package org.sightline.benchmarks.rescreen;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sightline.localstack.people.Tokens;

/** The two admins who change the list: one drafts, the other approves. */
final class OfficeClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final long LOOK_EVERY_MILLIS = 100;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String service;

    OfficeClient(String service) {
        this.service = service;
    }

    /** What re-screening did. */
    record Outcome(long examined, long touched, long opened, long withdrawn) {}

    String draft(ListChange change) throws InterruptedException {
        return ask("admin", "POST", "/watchlist/drafts", Map.of("summary", change.name(), "edits", change.requests()))
                .required("id")
                .asText();
    }

    /** Puts a draft in force; the version that the list now has. */
    String approve(String draft) throws InterruptedException {
        long seen = ask("admin2", "GET", "/watchlist/drafts/" + draft, null)
                .required("version")
                .asLong();
        return send(request("admin2", "POST", "/watchlist/drafts/" + draft + "/approval", Map.of())
                        .header("If-Match", "\"" + seen + "\"")
                        .build())
                .required("listVersion")
                .asText();
    }

    /**
     * Waits until re-screening for the newest version is done.
     *
     * @throws IllegalStateException where it is not done after {@link #PATIENCE}
     */
    Outcome awaitRescreened() throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            JsonNode progress =
                    ask("admin", "GET", "/watchlist/versions", null).get(0).required("rescreening");
            if (progress.required("state").asText().equals("done")) {
                return new Outcome(
                        progress.required("examined").asLong(),
                        progress.required("touched").asLong(),
                        progress.required("opened").asLong(),
                        progress.required("withdrawn").asLong());
            }
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
        throw new IllegalStateException(
                "Screening again did not end in " + PATIENCE + "; look at the log of matching-service");
    }

    private JsonNode ask(String who, String method, String path, @Nullable Object body) throws InterruptedException {
        return send(request(who, method, path, body).build());
    }

    private HttpRequest.Builder request(String who, String method, String path, @Nullable Object body) {
        try {
            return HttpRequest.newBuilder(URI.create(service + path))
                    .header("Authorization", "Bearer " + Tokens.of(who))
                    .header("Content-Type", "application/json")
                    .method(
                            method,
                            body == null
                                    ? BodyPublishers.noBody()
                                    : BodyPublishers.ofString(JSON.writeValueAsString(body)));
        } catch (JsonProcessingException cannot) {
            throw new IllegalStateException("It cannot be written as JSON: " + body, cannot);
        }
    }

    private JsonNode send(HttpRequest request) throws InterruptedException {
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException("matching-service answered " + answer.statusCode() + " to "
                        + request.uri().getPath() + ": " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException cannot) {
            throw new IllegalStateException("No JSON at " + request.uri().getPath(), cannot);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
