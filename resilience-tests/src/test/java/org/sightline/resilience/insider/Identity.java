package org.sightline.resilience.insider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sightline.localstack.people.Tokens;
import org.sightline.testsupport.whole.Person;
import org.sightline.testsupport.whole.Sightline;

/**
 * An account or a machine that somebody can sign in as.
 *
 * @param name as the record shows it
 * @param subject of its tokens
 * @param token a good one, whenever asked
 */
record Identity(String name, String subject, Supplier<String> token) {

    private static final int UNAUTHORIZED = 401;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** What the gateway answered. */
    record Answer(int status, String text, @Nullable String etag) {

        boolean done() {
            return status < 300;
        }

        /** The JSON; a missing node where it is none. */
        JsonNode json() {
            try {
                return text.isBlank() ? MissingNode.getInstance() : Person.JSON.readTree(text);
            } catch (JsonProcessingException noJson) {
                return MissingNode.getInstance();
            }
        }
    }

    static Identity of(String name, Supplier<String> token) {
        return new Identity(name, claim(token.get(), "sub"), token);
    }

    /** The account that a token is of. */
    static Identity of(String token) {
        String name = claim(token, "preferred_username");
        return of(name, () -> Tokens.of(name));
    }

    private static String claim(String token, String name) {
        try {
            return Person.JSON
                    .readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]))
                    .required(name)
                    .asText();
        } catch (IOException noToken) {
            throw new UncheckedIOException(noToken);
        }
    }

    /** Sends JSON, or nothing where the body is null. */
    Answer send(String method, String path, @Nullable Object body, @Nullable String etag) {
        String bearer;
        try {
            bearer = token.get();
        } catch (IllegalStateException endedAtKeycloak) {
            return new Answer(UNAUTHORIZED, "", null);
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(Sightline.gateway() + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + bearer);
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (etag != null) {
            request.header("If-Match", etag);
        }
        return sent(
                request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json(body))));
    }

    /** Types a form of a page that is open to everybody, without signing in. */
    static Answer form(String path, String fields) {
        return sent(HttpRequest.newBuilder(URI.create(Sightline.gateway() + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "same-origin")
                .POST(BodyPublishers.ofString(fields)));
    }

    private static Answer sent(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(
                    answer.statusCode(),
                    answer.body(),
                    answer.headers().firstValue("ETag").orElse(null));
        } catch (IOException away) {
            throw new UncheckedIOException(away);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped", stopped);
        }
    }

    private static String json(Object body) {
        try {
            return Person.JSON.writeValueAsString(body);
        } catch (JsonProcessingException cause) {
            throw new IllegalArgumentException(cause);
        }
    }
}
