package org.sightline.matching.returns;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How an agency stands with its return for a year, from the topic {@code returns} ({@code messages/return.v1.schema.json}).
 *
 * @param dueSetAt when this day was set
 * @param revision the latest one that was signed; 0 where none was
 * @param certifiedBy null where none was signed
 * @param correction what the office asks to be corrected; null for nothing
 * @param draft what waits to be signed or to be worked over; null for nothing
 * @param owed whether the agency hands in returns of its own
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record AgencyReturn(
        UUID agencyId,
        int year,
        long version,
        LocalDate dueOn,
        Instant dueSetAt,
        int revision,
        @Nullable String certifiedBy,
        @Nullable Instant certifiedAt,
        @Nullable Correction correction,
        @Nullable Draft draft,
        boolean owed) {

    /** What the office asks to be corrected in a revision. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Correction(int revision, String reason, Instant askedAt) {}

    /**
     * A draft.
     *
     * @param drafters who worked on it, as {@code Grant.person()} says them
     * @param savedBy the sign-in name of the last of them
     * @param sentBack null unless a certifier sent it back and nobody saved it since
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Draft(
            int revision,
            List<String> drafters,
            String savedBy,
            int timesSentBack,
            @Nullable SentBack sentBack) {

        Draft {
            drafters = List.copyOf(drafters);
        }
    }

    /** Why a certifier did not sign a draft. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record SentBack(String reason, String sentBy) {}

    String key() {
        return agencyId + "/" + year;
    }

    /** Whether the agency has yet to sign it. */
    boolean open() {
        return owed && revision == 0;
    }

    /** Why it cannot be taken, in plain words; null where it can. */
    @Nullable
    String fault() {
        return agencyId == null || version < 1 || year < 1 || dueOn == null || dueSetAt == null
                ? "agencyId, year, version, dueOn and dueSetAt are required"
                : null;
    }
}
