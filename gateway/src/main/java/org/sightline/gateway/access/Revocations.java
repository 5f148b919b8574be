package org.sightline.gateway.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.sightline.gateway.database.Database;
import org.sightline.kit.caller.Caller;

/**
 * Roles that were taken away. Keycloak no longer puts them into new tokens; a token that was issued before still carries
 * them, and is refused here from the same moment.
 */
@ApplicationScoped
public class Revocations {

    /** No access token lives longer than this, so older revocations need no look. */
    private static final Duration LONGEST_TOKEN_LIFE = Duration.ofHours(24);

    private static final String REVOKED = """
            select agency_id, role from grant_event
            where action = 'revoked' and subject = ? and at >= ? and at >= ?""";

    private final Database database;

    Revocations(Database database) {
        this.database = database;
    }

    private record Revoked(UUID agency, String role) {}

    /**
     * Whether the token carries a role that was taken away after the token was issued.
     *
     * @param issuedAt the token's {@code iat}, in whole seconds
     */
    public boolean bite(Caller caller, Instant issuedAt) {
        if (caller.agencies().isEmpty()) {
            return false;
        }
        return database
                .list(
                        REVOKED,
                        row -> new Revoked(Database.id(row, "agency_id"), row.getString("role")),
                        caller.subject(),
                        issuedAt,
                        Instant.now().minus(LONGEST_TOKEN_LIFE))
                .stream()
                .anyMatch(revoked -> caller.hasIn(revoked.agency(), revoked.role()));
    }
}
