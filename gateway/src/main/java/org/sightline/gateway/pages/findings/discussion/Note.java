package org.sightline.gateway.pages.findings.discussion;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A note on a finding, as matching-service says it.
 *
 * @param audience office or agency: who reads it; the office reads all
 * @param side office or agency: who wrote it
 * @param corrects the note in whose place it stands; null where it is a first one
 * @param correctedBy the note that stands in its place; null where it still holds
 */
public record Note(
        UUID id,
        String audience,
        String side,
        String text,
        String addedBy,
        Instant addedAt,
        @Nullable UUID corrects,
        @Nullable UUID correctedBy) {

    /** Its id, as a form sends it. */
    public String key() {
        return id.toString();
    }

    /** Whether only the office reads it. */
    boolean isInternal() {
        return audience.equals("office");
    }
}
