package org.sightline.commandline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Gets access tokens. A person signs in on a page, on this or another device, with the code that is shown here (RFC 8628);
 * a service account by its id and secret; or a token is given.
 */
final class SignIn {

    /** The client of the realm that may ask for device codes. */
    static final String CLIENT = "sightline-command";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration MARGIN = Duration.ofSeconds(20);
    private static final int USUAL_INTERVAL = 5;
    private static final int SLOWER = 5;
    private static final int OK = 200;

    private final HttpClient http;
    private final String issuer;
    private final Map<String, String> environment;
    private final PrintStream messages;
    private String access = "";
    private @Nullable String refresh;
    private Instant until = Instant.EPOCH;

    /**
     * @param issuer the realm's address, such as {@code https://signin.example.gov/realms/sightline}
     * @param environment may hold SIGHTLINE_TOKEN, or SIGHTLINE_CLIENT_ID with SIGHTLINE_CLIENT_SECRET or
     *     SIGHTLINE_CLIENT_SECRET_FILE
     * @param messages where the person is told what to do
     */
    SignIn(HttpClient http, String issuer, Map<String, String> environment, PrintStream messages) {
        this.http = http;
        this.issuer = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        this.environment = Map.copyOf(environment);
        this.messages = messages;
    }

    /**
     * A token that is good for some seconds at least.
     *
     * @throws Refused where nobody signed in
     */
    String token() throws InterruptedException {
        String given = environment.get("SIGHTLINE_TOKEN");
        if (given != null) {
            return given;
        }
        if (Instant.now().isAfter(until.minus(MARGIN))) {
            renew();
        }
        return access;
    }

    private void renew() throws InterruptedException {
        String id = environment.get("SIGHTLINE_CLIENT_ID");
        if (id != null) {
            take(asked(
                    "token", Map.of("grant_type", "client_credentials", "client_id", id, "client_secret", secret())));
            return;
        }
        if (refresh != null) {
            Answer again =
                    ask("token", Map.of("grant_type", "refresh_token", "client_id", CLIENT, "refresh_token", refresh));
            if (again.status() == OK) {
                take(again.body());
                return;
            }
        }
        signIn();
    }

    /** Of the service account; never asked of a person, so that a program does not wait for one all night. */
    private String secret() {
        String given = environment.get("SIGHTLINE_CLIENT_SECRET");
        String file = environment.get("SIGHTLINE_CLIENT_SECRET_FILE");
        if (given != null) {
            return given;
        }
        if (file == null) {
            throw new Refused(
                    "SIGHTLINE_CLIENT_ID is set, but no secret. Set SIGHTLINE_CLIENT_SECRET_FILE to a file that"
                            + " holds it, or SIGHTLINE_CLIENT_SECRET.");
        }
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException | InvalidPathException unreadable) {
            throw new Refused("The file of SIGHTLINE_CLIENT_SECRET_FILE cannot be read: " + unreadable.getMessage());
        }
    }

    private void signIn() throws InterruptedException {
        JsonNode code = asked("auth/device", Map.of("client_id", CLIENT, "scope", "openid"));
        String page = code.path("verification_uri").asText();
        messages.println("Open " + code.path("verification_uri_complete").asText(page) + " and sign in. The code is "
                + code.path("user_code").asText() + ".");
        Instant ends = Instant.now().plusSeconds(code.path("expires_in").asInt());
        Duration wait = Duration.ofSeconds(code.path("interval").asInt(USUAL_INTERVAL));
        Map<String, String> poll = Map.of(
                "grant_type",
                "urn:ietf:params:oauth:grant-type:device_code",
                "client_id",
                CLIENT,
                "device_code",
                code.path("device_code").asText());
        while (Instant.now().isBefore(ends)) {
            Thread.sleep(wait);
            Answer answer = ask("token", poll);
            if (answer.status() == OK) {
                take(answer.body());
                return;
            }
            wait = next(wait, answer.body().path("error").asText());
        }
        throw new Refused("Nobody signed in with the code in time. Run the command again.");
    }

    /** How long to wait before asking again. */
    private static Duration next(Duration wait, String error) {
        return switch (error) {
            case "authorization_pending" -> wait;
            case "slow_down" -> wait.plusSeconds(SLOWER);
            case "access_denied" -> throw new Refused("The sign-in was refused on the page.");
            default -> throw new Refused("The sign-in ended: " + error + ". Run the command again.");
        };
    }

    private void take(JsonNode tokens) {
        access = tokens.path("access_token").asText();
        refresh = tokens.path("refresh_token").asText(null);
        until = Instant.now().plusSeconds(tokens.path("expires_in").asInt());
    }

    private record Answer(int status, JsonNode body) {}

    private JsonNode asked(String what, Map<String, String> form) throws InterruptedException {
        Answer answer = ask(what, form);
        if (answer.status() != OK) {
            throw new Refused(issuer + " refuses to sign in: "
                    + answer.body().path("error_description").asText("status " + answer.status()));
        }
        return answer.body();
    }

    private Answer ask(String what, Map<String, String> form) throws InterruptedException {
        String body = new LinkedHashMap<>(form)
                .entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create(issuer + "/protocol/openid-connect/" + what))
                            .timeout(PATIENCE)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), json(answer.body()));
        } catch (IOException away) {
            throw new Refused("The sign-in address cannot be reached (" + issuer + "): " + away
                    + ". Give another address with --sign-in.");
        }
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException other) {
            return JSON.createObjectNode();
        }
    }
}
