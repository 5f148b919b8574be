package org.sightline.localstack.people;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The roles that the realm gives to a person of a test, written into the services' databases as the gateway would have
 * told it. What is held there already stays.
 */
public final class RealmGrants {

    /** The system property with the databases; tests and what starts them may be of different class loaders. */
    static final String DATABASES = "sightline.test.grants";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern GROUP = Pattern.compile("/agencies/([0-9a-f-]{36})/([a-z-]+)");
    private static final Set<String> OFFICE = Set.of("oversight-analyst", "auditor", "admin");
    private static final Set<String> GIVEN = ConcurrentHashMap.newKeySet();

    private final JsonNode claims;

    private RealmGrants(JsonNode claims) {
        this.claims = claims;
    }

    /** Reads what a token of the realm says. */
    public static RealmGrants of(String token) {
        try {
            return new RealmGrants(JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1])));
        } catch (IOException cause) {
            throw new UncheckedIOException("Keycloak gave what is no token", cause);
        }
    }

    void give() {
        give(places(), person());
    }

    /** Gives roles of the office that the realm does not know of. */
    void giveInOffice(List<String> roles) {
        give(Map.of("office", roles), person() + " " + roles);
    }

    /** Gives a machine what it may use in an agency. */
    void giveToMachine(UUID agency, Collection<String> operations) {
        ObjectNode grant = grant(agency.toString(), List.of("service-account"));
        ArrayNode names = ((ObjectNode) grant.path("roles").get(0)).putArray("operations");
        operations.forEach(names::add);
        write(Map.of(agency.toString(), grant), person() + " machine");
    }

    /** Gives a machine of the office what it may use, and the sources into which it may send. */
    void giveToOfficeMachine(Collection<String> operations, Collection<String> sources) {
        ObjectNode grant = grant("office", List.of("office-service-account"));
        ObjectNode role = (ObjectNode) grant.path("roles").get(0);
        operations.forEach(role.putArray("operations")::add);
        sources.forEach(role.putArray("sources")::add);
        write(Map.of("office", grant), person() + " machine");
    }

    private void give(Map<String, List<String>> places, String what) {
        Map<String, ObjectNode> grants = new LinkedHashMap<>();
        places.forEach((place, roles) -> grants.put(place, grant(place, roles)));
        write(grants, what);
    }

    private void write(Map<String, ObjectNode> grants, String what) {
        for (String database : System.getProperty(DATABASES, "").split(" ")) {
            if (!database.isBlank() && GIVEN.add(database + " " + what)) {
                write(database, grants);
            }
        }
    }

    private String person() {
        return claims.path("iss").asText() + "|" + claims.path("sub").asText();
    }

    private void write(String database, Map<String, ObjectNode> grants) {
        try (Connection connection = DriverManager.getConnection(database);
                PreparedStatement statement =
                        connection.prepareStatement("insert into held_grant (person, place, version, body)"
                                + " values (?, ?, 1, ?::jsonb) on conflict do nothing")) {
            for (Map.Entry<String, ObjectNode> grant : grants.entrySet()) {
                statement.setString(1, person());
                statement.setString(2, grant.getKey());
                statement.setString(3, grant.getValue().toString());
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException cause) {
            throw new IllegalStateException("The grants of " + person() + " could not be written", cause);
        }
    }

    /** Messages of the topic grants, by key, that take every role away again. */
    public Map<String, String> withoutRoles() {
        Map<String, String> messages = new LinkedHashMap<>();
        places().keySet()
                .forEach(place -> messages.put(
                        person() + "|" + place,
                        grant(place, List.of()).put("version", 2).toString()));
        return messages;
    }

    /**
     * The message of the topic grants, under its key, that says what became of the account.
     *
     * @param notBefore null where all tokens are good
     * @param sessionEnded whether the session of this token was signed out
     */
    public Map<String, String> account(boolean enabled, @Nullable Instant notBefore, boolean sessionEnded) {
        ObjectNode message = grant("account", List.of());
        ObjectNode account = message.putObject("account").put("enabled", enabled);
        if (notBefore != null) {
            account.put("notBefore", notBefore.toString());
        }
        if (sessionEnded) {
            account.withArray("endedSessions").add(claims.path("sid").asText());
        } else {
            account.putArray("endedSessions");
        }
        return Map.of(person() + "|account", message.toString());
    }

    /** When the token was issued, by Keycloak's clock. */
    public Instant issuedAt() {
        return Instant.ofEpochSecond(claims.path("iat").asLong());
    }

    private Map<String, List<String>> places() {
        Map<String, List<String>> places = new LinkedHashMap<>();
        for (JsonNode role : claims.path("roles")) {
            if (OFFICE.contains(role.asText())) {
                places.computeIfAbsent("office", none -> new ArrayList<>()).add(role.asText());
            }
        }
        claims.path("groups").forEach(group -> {
            Matcher agency = GROUP.matcher(group.asText());
            if (agency.matches()) {
                places.computeIfAbsent(agency.group(1), none -> new ArrayList<>())
                        .add(agency.group(2));
            }
        });
        return places;
    }

    private ObjectNode grant(String place, List<String> roles) {
        boolean agency = place.contains("-");
        ObjectNode grant = JSON.createObjectNode()
                .put("issuer", claims.path("iss").asText())
                .put("subject", claims.path("sub").asText())
                .put("name", claims.path("preferred_username").asText())
                .put("version", 1)
                .put("place", agency ? "agency" : place)
                .put("changedAt", Instant.now().toString());
        if (agency) {
            grant.put("agencyId", place);
        }
        grant.putArray("roles");
        roles.forEach(role -> grant.withArray("roles").addObject().put("role", role));
        return grant;
    }
}
