package org.sightline.gateway.pages.findings.evidence;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that shows what is true of a finding, as matching-service says it.
 *
 * @param kind pdf, jpeg, png, heic, text, csv, xlsx or docx
 * @param reduced whether the place was taken out of the photo
 * @param side agency or office: who added it
 * @param withdrawnBy null where it was not withdrawn
 * @param deletedAt when its bytes went; null while they are kept
 */
public record EvidenceFile(
        UUID id,
        String name,
        String kind,
        long bytes,
        String sha256,
        boolean reduced,
        String side,
        String addedBy,
        Instant addedAt,
        @Nullable String note,
        @Nullable String withdrawnBy,
        @Nullable Instant withdrawnAt,
        @Nullable String withdrawnBecause,
        @Nullable Instant deletedAt) {

    private static final int KILOBYTE = 1024;

    /** The kind as people write it. */
    public String kindTitle() {
        return kind.toUpperCase(Locale.ROOT);
    }

    /** Its size, rounded up. */
    public long kilobytes() {
        return (bytes + KILOBYTE - 1) / KILOBYTE;
    }
}
