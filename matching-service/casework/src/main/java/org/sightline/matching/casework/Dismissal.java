package org.sightline.matching.casework;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.finding.DismissalMemory.Remembered;

/**
 * A remembered "not a match", as those see it who decide.
 *
 * @param findingId the finding that was decided
 * @param triagedBy the sign-in name of who decided it first; missing where that was not kept
 * @param decidedBy the sign-in name of who agreed and closed it
 * @param applies whether it is applied to new findings of the same text
 * @param settled how many findings it keeps closed, at all agencies: the one that was decided, and each that was closed by
 *     recalling it
 * @param withdrawnBy who withdrew it; missing while nobody did
 * @param reopened how many findings were opened by withdrawing it; missing where nothing was withdrawn now
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Dismissal")
record Dismissal(
        UUID findingId,
        @Nullable String triagedBy,
        String decidedBy,
        Instant decidedAt,
        @Nullable String reason,
        boolean applies,
        int settled,
        @Nullable String withdrawnBy,
        @Nullable Instant withdrawnAt,
        @Nullable String withdrawnReason,
        @Nullable Integer reopened) {

    static Dismissal of(Remembered held, int settled) {
        return new Dismissal(
                held.findingId(),
                held.triagedBy(),
                held.decidedBy(),
                held.decidedAt(),
                held.reason(),
                held.revokedAt() == null,
                settled,
                held.withdrawnBy(),
                held.withdrawnAt(),
                held.withdrawnReason(),
                null);
    }

    /** The same after somebody withdrew it. */
    Dismissal withdrawn(String by, Instant at, String why) {
        return new Dismissal(findingId, triagedBy, decidedBy, decidedAt, reason, false, 0, by, at, why, settled);
    }
}
