package org.sightline.inventory.attestation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How an agency stands with its return for a year. */
public enum ReturnStanding {
    MISSING,
    DRAFT,
    CERTIFIED,
    /** A later revision than the first was signed. */
    CORRECTED;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
