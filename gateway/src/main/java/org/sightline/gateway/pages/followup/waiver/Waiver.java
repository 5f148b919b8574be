package org.sightline.gateway.pages.followup.waiver;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A waiver, as matching-service says it.
 *
 * @param grantedBy who grants it by law, as it reads in a sentence
 * @param state requested, taken_back, refused, granted, revoked, expired or void
 */
record Waiver(
        UUID id,
        UUID agencyId,
        UUID findingId,
        String makerName,
        @Nullable String what,
        String ruleId,
        String grantedBy,
        long version,
        String state,
        String justification,
        String controls,
        LocalDate expiresOn,
        @Nullable UUID renews,
        String requestedBy,
        Instant requestedAt,
        @Nullable String reason,
        @Nullable String reference,
        @Nullable String endedBecause,
        List<Event> history) {

    Waiver {
        history = history == null ? List.of() : List.copyOf(history);
    }

    /** What happened to it. */
    record Event(
            Instant at,
            String by,
            String side,
            String move,
            @Nullable String text) {}

    /** A rule that names a waiver and binds a finding. */
    record Law(String ruleId, String grantedBy, String certainty) {

        /** Whether it was not read in the law itself. */
        public boolean unverified() {
            return !certainty.equals("found");
        }
    }

    public boolean requested() {
        return state.equals("requested");
    }

    public boolean granted() {
        return state.equals("granted");
    }
}
