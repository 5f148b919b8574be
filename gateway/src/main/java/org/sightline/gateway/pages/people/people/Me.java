package org.sightline.gateway.pages.people.people;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in.
 *
 * @param subject Keycloak's id of the person or machine
 * @param roles roles that hold everywhere
 * @param agencies the agencies that the caller belongs to, with the roles there
 */
public record Me(String subject, String name, Set<String> roles, List<Membership> agencies) {

    /** @param name null where the agency is not known yet */
    public record Membership(UUID agencyId, @Nullable String name, Set<String> roles) {}
}
