package org.sightline.inventory.standing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How an agency stands with its return for a year: the message {@code return.changed.v1}. It says nothing of what was stated.
 *
 * @param dueSetAt when this day was set
 * @param revision the latest one that was signed; 0 where none was
 * @param certifiedBy who signed it, by sign-in name; null where none was signed
 * @param correction what the office asks to be corrected; null where it asks nothing, or a later revision was signed
 * @param draft what waits to be signed or to be worked over; null where nothing does
 * @param owed whether the agency hands in returns of its own; not after a merge
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StandingChanged(
        UUID agencyId,
        int year,
        long version,
        LocalDate dueOn,
        Instant dueSetAt,
        ReturnStanding standing,
        int revision,
        @Nullable String certifiedBy,
        @Nullable Instant certifiedAt,
        @Nullable Correction correction,
        @Nullable Draft draft,
        boolean owed) {

    static final String TOPIC = "returns";
    static final String TYPE = "return.changed.v1";

    String key() {
        return agencyId + "/" + year;
    }

    StandingChanged withVersion(long other) {
        return new StandingChanged(
                agencyId,
                year,
                other,
                dueOn,
                dueSetAt,
                standing,
                revision,
                certifiedBy,
                certifiedAt,
                correction,
                draft,
                owed);
    }
}
