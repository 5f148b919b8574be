package org.sightline.kit.caller;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody may sign in, as Keycloak says.
 *
 * @param enabled false where the account was disabled or deleted
 * @param notBefore tokens that were issued before this moment, by Keycloak's clock, are no longer good; null where all are
 * @param endedSessions sessions of the last hours that were ended by signing out, the newest last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Account(boolean enabled, @Nullable Instant notBefore, List<String> endedSessions) {

    /** An account of which nothing special is known. */
    public static final Account USUAL = new Account(true, null, List.of());

    public Account {
        endedSessions = endedSessions == null ? List.of() : List.copyOf(endedSessions);
    }

    /**
     * Whether a token of this account is still good. Both moments are by Keycloak's clock, so that no other clock can
     * let a token live on.
     *
     * @param issuedAt the token's {@code iat}
     * @param session the token's {@code sid}; null where it has none
     */
    public boolean accepts(Instant issuedAt, @Nullable String session) {
        return enabled
                && (notBefore == null || !issuedAt.isBefore(notBefore))
                && (session == null || !endedSessions.contains(session));
    }
}
