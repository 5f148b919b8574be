package org.sightline.testsupport.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.sightline.localstack.people.KeycloakPeople;
import org.sightline.localstack.people.Tokens;

/**
 * People and, after them, machines of one worker, each with three sessions, the later ones with later tokens. Nothing is
 * given to them.
 */
public final class ModelPeople {

    /** How many sessions each has. */
    public static final int SESSIONS = 3;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Tokens live for five minutes. */
    private static final int GOOD_FOR_SECONDS = 200;

    private final String keycloak;
    private final int people;
    private final List<String> names = new ArrayList<>();
    private final List<List<Token>> tokens = new ArrayList<>();
    private final String[] subjects;
    private final HttpClient http = HttpClient.newHttpClient();
    private Instant signedIn = Instant.EPOCH;

    /** A token, when Keycloak issued it, and its session. */
    public record Token(String raw, Instant issued, String session) {}

    /**
     * Makes them.
     *
     * @param people the first of them are people
     * @param machines and the rest are machines
     */
    public ModelPeople(String keycloak, int people, int machines) {
        this.keycloak = keycloak;
        this.people = people;
        this.subjects = new String[people + machines];
        String run = UUID.randomUUID().toString().substring(0, 8);
        for (int i = 0; i < people + machines; i++) {
            String name = "model." + run + "." + i;
            names.add(name);
            if (i < people) {
                KeycloakPeople.at(keycloak).person(name, Tokens.password(name));
            } else {
                KeycloakPeople.at(keycloak).machine(name, Tokens.password(name));
            }
        }
    }

    /** Signs everybody in again where the tokens would end soon. */
    public void signIn() throws IOException, InterruptedException {
        if (Instant.now().isBefore(signedIn.plusSeconds(GOOD_FOR_SECONDS))) {
            return;
        }
        tokens.clear();
        names.forEach(name -> tokens.add(new ArrayList<>()));
        for (int round = 0; round < SESSIONS; round++) {
            for (int i = 0; i < names.size(); i++) {
                tokens.get(i).add(token(i));
            }
            // A second apart, so that Keycloak's whole seconds tell them from each other.
            TimeUnit.MILLISECONDS.sleep(1_100);
        }
        signedIn = Instant.now();
    }

    /** The sign-in name. */
    public String name(int who) {
        return names.get(who);
    }

    /** What tokens call them. */
    public String subject(int who) {
        return subjects[who];
    }

    /** All subjects. */
    public String[] subjects() {
        return subjects.clone();
    }

    /** The token of a session. */
    public Token token(int who, int session) {
        return tokens.get(who).get(session);
    }

    private Token token(int who) throws IOException, InterruptedException {
        String name = names.get(who);
        String form = who < people
                ? "grant_type=password&client_id=sightline-cli&username=" + name + "&password=" + Tokens.password(name)
                : "grant_type=client_credentials&client_id=" + name + "&client_secret=" + Tokens.password(name);
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(keycloak + "/realms/sightline/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
        String raw = JSON.readTree(answer.body()).path("access_token").asText();
        JsonNode claims =
                JSON.readTree(new String(Base64.getUrlDecoder().decode(raw.split("\\.")[1]), StandardCharsets.UTF_8));
        subjects[who] = claims.path("sub").asText();
        return new Token(
                raw,
                Instant.ofEpochSecond(claims.path("iat").asLong()),
                claims.path("sid").asText(""));
    }
}
