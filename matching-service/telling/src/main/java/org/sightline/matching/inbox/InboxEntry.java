package org.sightline.matching.inbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.language.Language;
import org.sightline.matching.template.NotificationKind;

/**
 * Something in the inbox of the caller.
 *
 * @param agencyId the agency that is told, or, for the office, that it is about; null where it is about none
 * @param path of the page that shows what it is about
 * @param language of the text
 * @param templateVersion the version of the template that it was written by; 0 for the text that Sightline came with
 * @param readAt when the caller read it; null until then
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record InboxEntry(
        UUID id,
        NotificationKind kind,
        @Nullable UUID agencyId,
        String subject,
        String text,
        String path,
        Language language,
        int templateVersion,
        Instant createdAt,
        @Nullable Instant readAt) {}
