package org.sightline.localstack.people;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Real access tokens from the local realm, as a person or a machine gets them. Kept until half a minute before they
 * expire.
 */
public final class Tokens {

    /** The system property with Keycloak's base address that tokens come from. */
    private static final String KEYCLOAK = "sightline.keycloak.url";

    private static final Duration MARGIN = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Map<String, Token> KEPT = new ConcurrentHashMap<>();

    private static final Map<String, Boolean> PEOPLE = new ConcurrentHashMap<>();

    private record Token(String value, Instant until) {
        boolean usable() {
            return Instant.now().isBefore(until.minus(MARGIN));
        }
    }

    private Tokens() {}

    /**
     * Gives to everybody whose token is asked for from now on what the realm gives them, in the databases of these
     * services, as the gateway would have told it.
     *
     * @param databases their JDBC addresses, with user and password
     */
    public static void grantsInto(Collection<String> databases) {
        System.setProperty(RealmGrants.DATABASES, String.join(" ", databases));
    }

    /** Says which Keycloak tokens come from from now on: its base address. */
    public static void from(String keycloak) {
        System.setProperty(KEYCLOAK, keycloak);
    }

    /** The access token of a person of the realm file: analyst, analyst2, auditor, admin. */
    public static String of(String name) {
        return forUser(name, password(name));
    }

    /** The password that sample people have in the local realm. */
    public static String password(String name) {
        return name + "-local";
    }

    /** The access token of any person, by user name and password (client sightline-cli, local realm only). */
    public static String forUser(String name, String password) {
        return token(
                "person " + name,
                Map.of("grant_type", "password", "client_id", "sightline-cli", "username", name, "password", password));
    }

    /**
     * The access token of a person with one role in one agency, who is made when absent; the user name is {@code
     * <role>.<agency id>}.
     *
     * @param role reporter or certifier
     */
    public static String agencyPerson(UUID agencyId, String role) {
        String name = role + "." + agencyId;
        PEOPLE.computeIfAbsent(keycloak() + " " + name, absent -> {
            KeycloakPeople.at(keycloak()).agencyPerson(agencyId.toString(), role, name, password(name));
            return true;
        });
        return forUser(name, password(name));
    }

    /**
     * The access token of a new person with roles in the office, of which the services that tests look at are told.
     *
     * @param roles of oversight-analyst, reviewer, auditor and admin
     */
    public static String officePerson(String... roles) {
        String name = String.join(".", roles) + "." + UUID.randomUUID();
        KeycloakPeople.at(keycloak()).person(name, password(name));
        String token = forUser(name, password(name));
        RealmGrants.of(token).giveInOffice(List.of(roles));
        return token;
    }

    /**
     * The access token of a service account of an agency, which is made when absent.
     *
     * @param operations all that it may use, as method and path of the API with every variable called {}
     */
    public static String serviceAccount(UUID agencyId, Collection<String> operations) {
        String name = "machine." + agencyId + "." + operations.hashCode();
        PEOPLE.computeIfAbsent(keycloak() + " " + name, absent -> {
            KeycloakPeople.at(keycloak()).machine(name, password(name));
            return true;
        });
        String token = forClient(name, password(name));
        RealmGrants.of(token).giveToMachine(agencyId, operations);
        return token;
    }

    /**
     * The access token of a service account of the office, which is made when absent.
     *
     * @param operations as {@link #serviceAccount}
     * @param sources into which it may send, by id
     */
    public static String officeServiceAccount(Collection<String> operations, Collection<String> sources) {
        String name = "machine.office." + operations.hashCode() + "." + sources.hashCode();
        PEOPLE.computeIfAbsent(keycloak() + " " + name, absent -> {
            KeycloakPeople.at(keycloak()).machine(name, password(name));
            return true;
        });
        String token = forClient(name, password(name));
        RealmGrants.of(token).giveToOfficeMachine(operations, sources);
        return token;
    }

    /** The access token of a machine, by client id and secret. */
    public static String forClient(String client, String secret) {
        return token(
                "client " + client,
                Map.of(
                        "grant_type", "client_credentials",
                        "client_id", client,
                        "client_secret", secret));
    }

    private static String token(String whose, Map<String, String> form) {
        String keycloak = keycloak();
        String token = KEPT.compute(
                        keycloak + " " + whose,
                        (key, kept) -> kept != null && kept.usable() ? kept : ask(keycloak, form))
                .value();
        RealmGrants.of(token).give();
        return token;
    }

    /** The base address of the Keycloak that gives the tokens. */
    public static String keycloak() {
        String keycloak = System.getProperty(KEYCLOAK);
        if (keycloak == null) {
            throw new IllegalStateException("No Keycloak yet: call Tokens.from(address) or start RealComponents first");
        }
        return keycloak;
    }

    private static Token ask(String keycloak, Map<String, String> form) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(keycloak + "/realms/sightline/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .timeout(Duration.ofSeconds(30))
                .POST(HttpRequest.BodyPublishers.ofString(encode(form)))
                .build();
        try {
            HttpResponse<String> answer = send(request);
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("Keycloak gave no token: " + answer.statusCode() + " " + answer.body());
            }
            JsonNode token = JSON.readTree(answer.body());
            return new Token(
                    token.required("access_token").asText(),
                    Instant.now().plusSeconds(token.required("expires_in").asLong()));
        } catch (IOException cause) {
            throw new UncheckedIOException("Keycloak does not answer at " + keycloak, cause);
        } catch (InterruptedException cause) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking for a token", cause);
        }
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException cut) {
            // A connection that was kept may have ended with its server, which is there again.
            return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private static String encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
