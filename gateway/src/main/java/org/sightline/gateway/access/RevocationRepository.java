package org.sightline.gateway.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.sql.Sql;

/**
 * Roles that were taken away. Keycloak no longer puts them into new tokens; a token that was issued before still carries
 * them, and is refused here from the same moment.
 */
@ApplicationScoped
public class RevocationRepository {

    /** No access token lives longer than this, so older revocations need no look. */
    private static final Duration LONGEST_TOKEN_LIFE = Duration.ofHours(24);

    private static final String REVOKED = """
        select agency_id, role from grant_event
        where action = 'revoked' and subject = :subject and at >= :issuedAt and at >= :oldest\
        """;

    private final Sql sql;
    private final Clock clock;

    RevocationRepository(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
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
        return sql
                .query(REVOKED)
                .with("subject", caller.subject())
                .with("issuedAt", issuedAt)
                .with("oldest", clock.instant().minus(LONGEST_TOKEN_LIFE))
                .list(row -> new Revoked(row.requiredUuid("agency_id"), row.requiredText("role")))
                .stream()
                .anyMatch(revoked -> caller.hasIn(revoked.agency(), revoked.role()));
    }
}
