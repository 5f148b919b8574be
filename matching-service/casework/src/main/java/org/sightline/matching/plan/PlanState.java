package org.sightline.matching.plan;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.sightline.matching.lifecycle.WireNames;

/** Where a plan stands. */
public enum PlanState {
    /** The agency works on it. */
    DRAFT,
    /** The office has it and says whether it accepts it. */
    SUBMITTED,
    /** The agency carries it out. */
    ACCEPTED,
    /** All is proven, and the office said so. */
    COMPLETED,
    /** It is not carried out. */
    CANCELLED;

    /** Whether nothing happens with it any more. */
    public boolean ended() {
        return this == COMPLETED || this == CANCELLED;
    }

    @JsonValue
    public String wireName() {
        return WireNames.of(this);
    }

    /** The state that is written so. */
    public static PlanState of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
