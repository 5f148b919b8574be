package org.sightline.matching.evidence;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.finding.Side;

/**
 * A file that shows what is true of a finding. Its row is never taken away.
 *
 * @param name as its sender named it, cleaned
 * @param kind by its content
 * @param sha256 of its bytes as they are given back
 * @param reduced whether the place and other facts that a camera wrote into the photo were taken out; then its bytes are
 *     not those that were sent
 * @param side who added it: the agency or the office
 * @param addedBy a sign-in name
 * @param note what it shows, in the words of who added it; null for none
 * @param withdrawnBy a sign-in name; null where it was not withdrawn
 * @param deletedAt when the bytes went because their time was over; null while they are kept
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EvidenceFile(
        UUID id,
        UUID findingId,
        @JsonIgnore UUID agencyId,
        String name,
        FileKind kind,
        long bytes,
        String sha256,
        boolean reduced,
        Side side,
        String addedBy,
        Instant addedAt,
        @Nullable String note,
        @Nullable String withdrawnBy,
        @Nullable Instant withdrawnAt,
        @Nullable String withdrawnBecause,
        @Nullable Instant deletedAt) {

    boolean wasWithdrawn() {
        return withdrawnAt != null;
    }

    /** Whether its bytes went because their time was over. */
    boolean wasDeleted() {
        return deletedAt != null;
    }
}
