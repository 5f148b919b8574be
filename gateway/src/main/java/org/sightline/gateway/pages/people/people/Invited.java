package org.sightline.gateway.pages.people.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What came of an invitation, or of its approval.
 *
 * @param subject Keycloak's id; null while the role waits, because the account is made when it is approved
 * @param created whether the person is new to Keycloak
 * @param granted whether the role is new to the person
 * @param mailed whether a link to choose a password was sent to the e-mail address; false too where the person existed
 * @param draft what waits for another person; null where nothing does
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Invited(
        @Nullable String subject,
        String username,
        @Nullable String email,
        String name,
        String role,
        boolean created,
        boolean granted,
        boolean mailed,
        @Nullable RoleDraft draft) {

    /** What came of it where it waits for another person. */
    static Invited waits(RoleDraft draft) {
        return new Invited(
                null, draft.username(), draft.email(), draft.name(), draft.role(), false, false, false, draft);
    }

    /** What came of it where the person has the role already. */
    static Invited already(Grants.Wanted wanted) {
        return new Invited(
                null, wanted.username(), wanted.email(), wanted.name(), wanted.role(), false, false, false, null);
    }
}
