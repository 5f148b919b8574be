package org.sightline.commandline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The operations of the API that the commands need. What passes (no connection, 429, 503) is tried again. */
final class GatewayApi {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TRIES = 5;
    private static final int PART = 8 << 20;
    private static final Duration WAIT = Duration.ofSeconds(2);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;
    private static final int REFUSED = 400;
    private static final Set<String> CHECKED = Set.of("source", "state", "buyer");

    private final HttpClient http;
    private final String gateway;
    private final SignIn person;

    GatewayApi(HttpClient http, String gateway, SignIn person) {
        this.http = http;
        this.gateway = gateway.endsWith("/") ? gateway.substring(0, gateway.length() - 1) : gateway;
        this.person = person;
    }

    /**
     * Uploads a file, in parts: what was sent before a connection broke is not sent again.
     *
     * @param query what is said of it: {@code source}, {@code state} and so on
     * @param sent is told how many bytes went out so far
     * @return the import
     */
    JsonNode upload(Path file, Map<String, String> query, LongConsumer sent) throws InterruptedException {
        // The same at each try, so that a file that was taken without our hearing of it is not taken twice.
        String key = UUID.randomUUID().toString();
        Map<String, String> said = new LinkedHashMap<>(query);
        check(file, query);
        said.put("upload", parts(file, sent));
        return send(
                "/api/imports?" + text(said),
                request -> request.header("Content-Type", "application/octet-stream")
                        .header("Idempotency-Key", key)
                        .POST(BodyPublishers.noBody()));
    }

    /** Lets Sightline refuse what is said of the file before hours of it are sent. */
    private void check(Path file, Map<String, String> query) throws InterruptedException {
        Map<String, String> asked = new LinkedHashMap<>(query);
        asked.keySet().retainAll(CHECKED);
        asked.put("bytes", Long.toString(size(file)));
        send("/api/imports/check?" + text(asked), HttpRequest.Builder::GET);
    }

    private static String text(Map<String, String> query) {
        return query.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** Sends the file, and says under which id it was sent. */
    private String parts(Path file, LongConsumer sent) throws InterruptedException {
        long bytes = size(file);
        JsonNode upload = send(
                "/api/uploads",
                request -> request.header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"bytes\":" + bytes + "}")));
        String id = upload.path("id").asText();
        for (long at = 0; at < bytes; at = upload.path("received").asLong()) {
            long start = at;
            byte[] part = part(file, start);
            upload = send(
                    "/api/uploads/" + id + "/parts/" + start,
                    request -> request.header("Content-Type", "application/octet-stream")
                            .PUT(BodyPublishers.ofByteArray(part)));
            sent.accept(upload.path("received").asLong());
        }
        return id;
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException unreadable) {
            throw new Refused("The file cannot be read: " + unreadable.getMessage());
        }
    }

    private static byte[] part(Path file, long start) {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
            byte[] part = new byte[(int) Math.min(PART, open.length() - start)];
            open.seek(start);
            open.readFully(part);
            return part;
        } catch (IOException unreadable) {
            throw new Refused("The file cannot be read: " + unreadable.getMessage());
        }
    }

    /** An import as it is now. */
    JsonNode read(String id) throws InterruptedException {
        return send("/api/imports/" + URLEncoder.encode(id, StandardCharsets.UTF_8), HttpRequest.Builder::GET);
    }

    /** The page of an import. */
    String page(String id) {
        return gateway + "/imports/" + id;
    }

    private interface Call {
        HttpRequest.Builder of(HttpRequest.Builder request);
    }

    private JsonNode send(String path, Call call) throws InterruptedException {
        IOException lost = null;
        for (int tried = 0; tried < TRIES; tried++) {
            HttpRequest request = call.of(HttpRequest.newBuilder(URI.create(gateway + path))
                            .header("Accept", "application/json")
                            .header("Authorization", "Bearer " + person.token()))
                    .build();
            try {
                HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() != TOO_MANY && answer.statusCode() != UNAVAILABLE || tried == TRIES - 1) {
                    return read(answer);
                }
                Thread.sleep(asked(answer));
            } catch (IOException away) {
                lost = away;
                Thread.sleep(WAIT);
            }
        }
        throw new Refused(
                "Sightline cannot be reached at " + gateway + " (" + lost + "). Give another address with --gateway.");
    }

    private static Duration asked(HttpResponse<?> answer) {
        Duration asked = answer.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("\\d{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(WAIT);
        return asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked;
    }

    private static JsonNode read(HttpResponse<String> answer) {
        JsonNode body;
        try {
            body = JSON.readTree(answer.body());
        } catch (IOException other) {
            throw new Refused(
                    "The answer of status " + answer.statusCode() + " is not JSON. Is this Sightline's address?");
        }
        if (answer.statusCode() >= REFUSED) {
            throw new Refused(words(answer.statusCode(), body));
        }
        return body;
    }

    /** What a problem (RFC 9457) says, each of its errors on a line. */
    private static String words(int status, JsonNode problem) {
        String said = problem.path("detail").asText(problem.path("title").asText("status " + status));
        String errors = StreamSupport.stream(problem.path("errors").spliterator(), false)
                .map(error ->
                        System.lineSeparator() + "  " + error.path("pointer").asText() + ": "
                                + error.path("message").asText())
                .collect(Collectors.joining());
        return said + errors;
    }
}
