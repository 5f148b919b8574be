package org.sightline.gateway.pages.people.people;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody with a role in an agency.
 *
 * @param subject Keycloak's id
 * @param email null where not known
 * @param role reader, reporter, certifier or agency-admin
 * @param grantedAt when the role was given through this gateway, null where it was given elsewhere
 * @param grantedBy by whom, null where it was given elsewhere
 * @param draftedBy who drafted it, null where one person gave it alone, as before both were needed
 * @param body the other body that the person is of, null where it is the agency's own
 * @param until when the role ends by itself, null where it does not
 */
public record Person(
        String subject,
        String username,
        @Nullable String email,
        String name,
        String role,
        @Nullable Instant grantedAt,
        @Nullable String grantedBy,
        @Nullable String draftedBy,
        @Nullable String body,
        @Nullable Instant until) {}
