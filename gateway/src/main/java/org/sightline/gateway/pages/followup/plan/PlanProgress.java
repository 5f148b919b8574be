package org.sightline.gateway.pages.followup.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How far the plans of an agency are, or of all agencies, as matching-service says it. */
record PlanProgress(
        @Nullable UUID agencyId,
        long drafts,
        long submitted,
        long accepted,
        long completed,
        long items,
        long settledItems,
        long pieces,
        long provenPieces,
        long overdue,
        String cost,
        @Nullable LocalDate nextDue) {

    /** How much of the equipment is gone, in whole percent, rounded down. */
    public long percent() {
        return pieces == 0 ? 0 : provenPieces * BurnDown.WHOLE / pieces;
    }

    /** With the burn-down. */
    record Sum(PlanProgress progress, List<BurnDown.Month> months) {

        public BurnDown burnDown() {
            return new BurnDown(months == null ? List.of() : months);
        }
    }
}
