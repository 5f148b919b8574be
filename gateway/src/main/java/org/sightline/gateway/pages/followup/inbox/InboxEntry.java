package org.sightline.gateway.pages.followup.inbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person is told of, as matching-service says it.
 *
 * @param agencyId the agency that is told, or, for the office, that it is about; null where it is about none
 * @param path of the page that shows what it is about
 * @param language the code of the language of the text: English where it was not told in the one of the page
 * @param readAt null until the person read it
 */
record InboxEntry(
        UUID id,
        String kind,
        @Nullable UUID agencyId,
        String subject,
        String text,
        String path,
        String language,
        Instant createdAt,
        @Nullable Instant readAt) {

    /** Whether the person has not read it. */
    public boolean unread() {
        return readAt == null;
    }
}
