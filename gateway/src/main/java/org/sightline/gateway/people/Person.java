package org.sightline.gateway.people;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody with a role in an agency.
 *
 * @param subject Keycloak's id
 * @param email null where not known
 * @param role reporter or certifier
 * @param grantedAt when the role was given through this gateway, null where it was given elsewhere
 * @param grantedBy by whom, null where it was given elsewhere
 */
public record Person(
        String subject,
        String username,
        @Nullable String email,
        String name,
        String role,
        @Nullable Instant grantedAt,
        @Nullable String grantedBy) {}
