package org.sightline.gateway.people;

import org.jspecify.annotations.Nullable;

/**
 * What came of an invitation.
 *
 * @param created whether the person is new to Keycloak
 * @param granted whether the role is new to the person
 * @param mailed whether a link to choose a password was sent to the e-mail address; false too where the person existed
 */
public record Invited(
        String subject,
        String username,
        @Nullable String email,
        String name,
        String role,
        boolean created,
        boolean granted,
        boolean mailed) {}
