package org.sightline.gateway.pages.people.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A role in an agency that somebody drafted and nobody approved yet.
 *
 * @param email to which the link for a new account goes when it is approved
 * @param role reader, reporter, certifier or agency-admin
 * @param until when the role would end by itself, null where it would not
 * @param body the other body that the person is of, null where it is the agency's own
 * @param account whether somebody has an account with this user name already
 * @param draftedBy a sign-in name
 * @param approver agency where somebody of it approves, office where nobody of it can
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "RoleDraft")
public record RoleDraft(
        UUID id,

        @Schema(description = "Its number in quotation marks is the If-Match of an approval")
        long version,

        UUID agencyId,
        String username,
        String email,
        String name,
        String role,
        @Nullable Instant until,

        @Schema(description = "The other body that the person is of: the agency's county, attorney or auditor")
        @Nullable
        String body,

        boolean account,
        String draftedBy,
        Instant createdAt,

        @Schema(
                description = "Who approves: somebody of the agency, or the office where nobody of it can",
                enumeration = {"agency", "office"})
        String approver) {

    /** The part of the e-mail address behind the at sign, in small letters. */
    public String mailDomain() {
        return email.substring(email.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }

    /** As a checkbox of a form names it. */
    public String checkbox() {
        return id + ":" + version;
    }
}
