package org.sightline.localstack.people;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.time.Duration;
import org.sightline.localstack.server.Keycloak;

/**
 * People and groups of the local realm, through Keycloak's own administration as its first administrator. Only for the
 * local realm: elsewhere people are invited through the gateway and choose their own passwords.
 */
public final class KeycloakPeople {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String realm;
    private final String token;

    private KeycloakPeople(String keycloak, String token) {
        this.realm = keycloak + "/admin/realms/sightline";
        this.token = token;
    }

    /** Signs in as the first administrator of the Keycloak at this base address. */
    public static KeycloakPeople at(String keycloak) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(keycloak + "/realms/master/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .timeout(Duration.ofSeconds(30))
                .POST(BodyPublishers.ofString("grant_type=password&client_id=admin-cli&username=" + Keycloak.ADMIN
                        + "&password=" + Keycloak.ADMIN_PASSWORD))
                .build();
        HttpResponse<String> answer = send(request);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(
                    "Keycloak refused its administrator: " + answer.statusCode() + " " + answer.body());
        }
        return new KeycloakPeople(
                keycloak, read(answer).required("access_token").asText());
    }

    /**
     * Makes sure that a person with this user name, password and role in this agency exists.
     *
     * @param role reporter or certifier
     */
    public void agencyPerson(String agencyId, String role, String username, String password) {
        String agency = newGroup("/agencies/" + agencyId, agencies(), agencyId);
        newGroup("/agencies/" + agencyId + "/" + role, agency, role);
        ObjectNode person = JSON.createObjectNode()
                .put("username", username)
                .put("email", username + "@sample.invalid")
                .put("emailVerified", true)
                .put("firstName", "Sample")
                .put("lastName", role)
                .put("enabled", true);
        person.putArray("groups").add("/agencies/" + agencyId + "/" + role);
        person.putArray("credentials")
                .addObject()
                .put("type", "password")
                .put("value", password)
                .put("temporary", false);
        require(post("/users", person), 201, 409);
    }

    /**
     * Makes sure that a person with this user name, password and role in the oversight office exists.
     *
     * @param role admin, oversight-analyst or auditor
     */
    public void officePerson(String role, String username, String password) {
        person(username, password);
        JsonNode found = read(get("/users?exact=true&username=" + URLEncoder.encode(username, StandardCharsets.UTF_8)))
                .get(0);
        JsonNode granted = read(get("/roles/" + role));
        require(
                post(
                        "/users/" + found.required("id").asText() + "/role-mappings/realm",
                        JSON.createArrayNode().add(granted)),
                204);
    }

    /** Makes sure that a person with this user name and password exists, to whom Keycloak gives no role. */
    public void person(String username, String password) {
        ObjectNode person = JSON.createObjectNode()
                .put("username", username)
                .put("email", username + "@sample.invalid")
                .put("emailVerified", true)
                .put("firstName", "Sample")
                .put("lastName", "Person")
                .put("enabled", true);
        person.putArray("credentials")
                .addObject()
                .put("type", "password")
                .put("value", password)
                .put("temporary", false);
        require(post("/users", person), 201, 409);
    }

    /**
     * Makes sure that there is a client with which people sign in by password and get tokens that end after a second.
     *
     * @return the client's id
     */
    public String clientOfShortTokens() {
        ObjectNode client = JSON.createObjectNode()
                .put("clientId", "sightline-short")
                .put("publicClient", true)
                .put("standardFlowEnabled", false)
                .put("directAccessGrantsEnabled", true);
        client.putObject("attributes").put("access.token.lifespan", "1");
        client.putArray("protocolMappers")
                .addObject()
                .put("name", "audience")
                .put("protocol", "openid-connect")
                .put("protocolMapper", "oidc-audience-mapper")
                .putObject("config")
                .put("included.custom.audience", "sightline")
                .put("access.token.claim", "true");
        require(post("/clients", client), 201, 409);
        return "sightline-short";
    }

    /**
     * Makes sure that there is a machine with this client id and secret, to which Keycloak gives no role. What Sightline
     * lets it do is a grant.
     */
    public void machine(String client, String secret) {
        ObjectNode machine = JSON.createObjectNode()
                .put("clientId", client)
                .put("secret", secret)
                .put("publicClient", false)
                .put("standardFlowEnabled", false)
                .put("directAccessGrantsEnabled", false)
                .put("serviceAccountsEnabled", true)
                .put("fullScopeAllowed", false);
        machine.putArray("protocolMappers")
                .addObject()
                .put("name", "audience")
                .put("protocol", "openid-connect")
                .put("protocolMapper", "oidc-audience-mapper")
                .putObject("config")
                .put("included.custom.audience", "sightline")
                .put("access.token.claim", "true");
        require(post("/clients", machine), 201, 409);
    }

    /** Makes a person who exists a member of an agency's group, as it was done before release 0.2. */
    public void joinAgency(String agencyId, String role, String username) {
        String agency = newGroup("/agencies/" + agencyId, agencies(), agencyId);
        String group = newGroup("/agencies/" + agencyId + "/" + role, agency, role);
        JsonNode found = read(get("/users?exact=true&username=" + URLEncoder.encode(username, StandardCharsets.UTF_8)))
                .get(0);
        require(put("/users/" + found.required("id").asText() + "/groups/" + group, JSON.createObjectNode()), 204);
    }

    /** Gives a person who was invited a password that is known here, and nothing left to do at the first sign-in. */
    public void setPassword(String username, String password) {
        JsonNode found = read(get("/users?exact=true&username=" + URLEncoder.encode(username, StandardCharsets.UTF_8)));
        if (found.isEmpty()) {
            throw new IllegalStateException("Keycloak knows nobody called " + username);
        }
        ObjectNode person = (ObjectNode) found.get(0);
        person.put("emailVerified", true).put("enabled", true);
        person.putArray("requiredActions");
        person.putArray("credentials")
                .addObject()
                .put("type", "password")
                .put("value", password)
                .put("temporary", false);
        require(put("/users/" + person.required("id").asText(), person), 204);
    }

    /** The id of the group of an agency or of a role in it, mostly a new one; so it is made first and looked for only then. */
    private String newGroup(String path, String parent, String name) {
        HttpResponse<String> made =
                post("/groups/" + parent + "/children", JSON.createObjectNode().put("name", name));
        require(made, 201, 409);
        String id = made.statusCode() == 201 ? read(made).path("id").asText() : "";
        return id.isEmpty() ? idOf(get("/group-by-path" + path)) : id;
    }

    /** The id of the group of all agencies; made when absent, also when another does so at the same time. */
    private String agencies() {
        HttpResponse<String> present = get("/group-by-path/agencies");
        if (present.statusCode() == 404) {
            require(post("/groups", JSON.createObjectNode().put("name", "agencies")), 201, 409);
            present = get("/group-by-path/agencies");
        }
        return idOf(present);
    }

    private static String idOf(HttpResponse<String> group) {
        require(group, 200);
        return read(group).required("id").asText();
    }

    private HttpResponse<String> get(String path) {
        return send(to(path).GET().build());
    }

    private HttpResponse<String> post(String path, JsonNode body) {
        return send(to(path).POST(BodyPublishers.ofString(body.toString())).build());
    }

    private HttpResponse<String> put(String path, JsonNode body) {
        return send(to(path).PUT(BodyPublishers.ofString(body.toString())).build());
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(realm + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(30));
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException cause) {
            throw new UncheckedIOException("Keycloak does not answer at " + request.uri(), cause);
        } catch (InterruptedException cause) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking Keycloak", cause);
        }
    }

    private static void require(HttpResponse<String> answer, int... expected) {
        for (int status : expected) {
            if (answer.statusCode() == status) {
                return;
            }
        }
        throw new IllegalStateException("Keycloak answered " + answer.statusCode() + " to "
                + answer.request().uri() + ": " + answer.body());
    }

    private static JsonNode read(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException cause) {
            throw new UncheckedIOException("Keycloak answered what is not JSON", cause);
        }
    }
}
