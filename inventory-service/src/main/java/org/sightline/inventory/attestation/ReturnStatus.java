package org.sightline.inventory.attestation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far a revision of a return is. */
public enum ReturnStatus {
    /** A reporter works on it. */
    DRAFT,
    /** A certifier signed it. It never changes again. */
    CERTIFIED,
    /** It was signed, and a later revision was signed after it. */
    SUPERSEDED;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
