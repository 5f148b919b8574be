package org.sightline.localstack.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Adds to a local realm that was imported earlier what the realm file has since: the clients with which the gateway
 * looks at accounts and makes service accounts, that of the commands, and the languages and the look of its pages. Data that
 * is kept between two releases works on so.
 */
public final class RealmUpdate {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final List<String> CLIENTS =
            List.of("sightline-accounts", "sightline-machines", "sightline-command");

    private static final String THEME = "loginTheme";
    private static final List<String> OF_PAGES =
            List.of("internationalizationEnabled", "supportedLocales", "defaultLocale", THEME);

    private final String realm;
    private final String token;

    private RealmUpdate(String realm, String token) {
        this.realm = realm;
        this.token = token;
    }

    /** What {@link #of} depends on: the realm file, and this program. */
    static byte[] state() {
        try (InputStream program = RealmUpdate.class.getResourceAsStream("RealmUpdate.class")) {
            return DoneSteps.state(
                    file(), Arrays.hashCode(Objects.requireNonNull(program).readAllBytes()));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** Brings the realm of the Keycloak at this base address up to date; does nothing where it is. */
    public static void of(String keycloak) {
        RealmUpdate update = signedIn(keycloak);
        CLIENTS.forEach(client -> update.add(file(), client));
        update.speak(file());
    }

    /** Says to the realm of this Keycloak that mail goes to this port of 127.0.0.1. */
    public static void mail(String keycloak, int port) {
        ObjectNode change = JSON.createObjectNode();
        change.putObject("smtpServer")
                .put("host", "127.0.0.1")
                .put("port", Integer.toString(port))
                .put("from", "sightline@sample.invalid")
                .put("fromDisplayName", "Sightline (local)");
        RealmUpdate update = signedIn(keycloak);
        send(update.to("").PUT(BodyPublishers.ofString(change.toString())));
    }

    private static RealmUpdate signedIn(String keycloak) {
        JsonNode signedIn =
                send(HttpRequest.newBuilder(URI.create(keycloak + "/realms/master/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=password&client_id=admin-cli&username="
                                + Keycloak.ADMIN + "&password=" + Keycloak.ADMIN_PASSWORD)));
        return new RealmUpdate(
                keycloak + "/admin/realms/sightline",
                signedIn.required("access_token").asText());
    }

    private void speak(JsonNode file) {
        JsonNode realm = get("");
        boolean speaks = texts(realm.path("supportedLocales")).equals(texts(file.path("supportedLocales")));
        if (speaks && realm.path(THEME).equals(file.path(THEME))) {
            return;
        }
        ObjectNode change = JSON.createObjectNode();
        OF_PAGES.forEach(field -> change.set(field, file.path(field)));
        send(to("").PUT(BodyPublishers.ofString(change.toString())));
    }

    private static Set<String> texts(JsonNode values) {
        Set<String> texts = new HashSet<>();
        values.forEach(value -> texts.add(value.asText()));
        return texts;
    }

    private void add(JsonNode file, String name) {
        if (!get("/clients?clientId=" + name).isEmpty()) {
            return;
        }
        post("/clients", find(file.path("clients"), "clientId", name));
        String client = get("/clients?clientId=" + name).get(0).required("id").asText();
        String account = get("/clients/" + client + "/service-account-user")
                .required("id")
                .asText();
        String management =
                get("/clients?clientId=realm-management").get(0).required("id").asText();
        JsonNode rights =
                find(file.path("users"), "serviceAccountClientId", name).at("/clientRoles/realm-management");
        ArrayNode roles = JSON.createArrayNode();
        rights.forEach(right -> roles.add(get("/clients/" + management + "/roles/" + right.asText())));
        post("/users/" + account + "/role-mappings/clients/" + management, roles);
    }

    private static JsonNode find(JsonNode all, String field, String value) {
        for (JsonNode one : all) {
            if (one.path(field).asText().equals(value)) {
                return one;
            }
        }
        throw new IllegalStateException("The realm file has no " + value);
    }

    private static JsonNode file() {
        try (InputStream file = RealmUpdate.class.getResourceAsStream("/realm/sightline-realm.json")) {
            return JSON.readTree(Objects.requireNonNull(file));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private JsonNode get(String path) {
        return send(to(path).GET());
    }

    private void post(String path, JsonNode body) {
        send(to(path).POST(BodyPublishers.ofString(body.toString())));
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(realm + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    /** 409: another does the same at this moment. */
    private static JsonNode send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer =
                    HTTP.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
            if (answer.statusCode() >= 300 && answer.statusCode() != 409) {
                throw new IllegalStateException("Keycloak answered " + answer.statusCode() + " to "
                        + answer.request().uri() + ": " + answer.body());
            }
            return answer.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(answer.body());
        } catch (IOException cause) {
            throw new UncheckedIOException("Keycloak does not answer", cause);
        } catch (InterruptedException cause) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking Keycloak", cause);
        }
    }
}
