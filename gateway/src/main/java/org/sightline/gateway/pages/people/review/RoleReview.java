package org.sightline.gateway.pages.people.review;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A role that a person holds, and when somebody last looked at it.
 *
 * @param agencyId null for a role of the office
 * @param agencyName null for a role of the office, and where the agency is not known yet
 * @param givenAt null where the role came with the data
 * @param draftedBy who drafted it, null where one person gave it alone
 * @param byOne whether one person gave it alone in an agency, and no other one confirmed it since
 * @param until when it ends by itself, null where it does not
 * @param seenAt when the person last used Sightline, to some minutes; null where never since this is kept
 * @param confirmedAt when somebody last confirmed it, null where nobody did
 * @param dueAt when it is to be confirmed next; null where nobody ever looked at it
 * @param overdue whether that is past, or nobody ever looked at it
 */
@Schema(name = "RoleReview")
public record RoleReview(
        String subject,
        String username,
        String role,
        @Nullable UUID agencyId,
        @Nullable String agencyName,
        @Nullable Instant givenAt,
        @Nullable String givenBy,
        @Nullable String draftedBy,
        boolean byOne,
        @Nullable Instant until,
        @Nullable Instant seenAt,
        @Nullable Instant confirmedAt,
        @Nullable String confirmedBy,
        @Nullable Instant dueAt,
        boolean overdue) {

    RoleReview at(@Nullable String name) {
        return new RoleReview(
                subject,
                username,
                role,
                agencyId,
                name,
                givenAt,
                givenBy,
                draftedBy,
                byOne,
                until,
                seenAt,
                confirmedAt,
                confirmedBy,
                dueAt,
                overdue);
    }
}
