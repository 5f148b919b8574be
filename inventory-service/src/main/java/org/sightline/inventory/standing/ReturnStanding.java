package org.sightline.inventory.standing;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How an agency stands with its return for a year. */
public enum ReturnStanding {
    MISSING,
    DRAFT,
    CERTIFIED,
    /** A later revision than the first was signed. */
    CORRECTED;

    /**
     * How an agency stands.
     *
     * @param draft whether somebody works on a revision
     * @param certified the latest revision that was signed; 0 where none was
     */
    public static ReturnStanding of(boolean draft, int certified) {
        if (certified > 0) {
            return certified > 1 ? CORRECTED : CERTIFIED;
        }
        return draft ? DRAFT : MISSING;
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
