package org.sightline.matching.notification;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.finding.Side;
import org.sightline.matching.template.NotificationKind;
import org.sightline.matching.template.Translations;

/**
 * A notification that is to be handed out.
 *
 * @param agencyId the agency that is told, or, for the office, that it is about; null where it is about none
 * @param person the one person whom it concerns; null for everybody of the side
 * @param written what it says, in each language
 */
public record Told(
        UUID id,
        NotificationKind kind,
        @Nullable UUID agencyId,
        @Nullable String person,
        Translations written,
        String path,
        Instant at) {

    /** Whether it is for the office. */
    public boolean isForOffice() {
        return kind.side() == Side.OFFICE;
    }
}
