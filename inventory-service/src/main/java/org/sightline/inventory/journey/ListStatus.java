package org.sightline.inventory.journey;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far a device list is: first it waits for a person, then it is applied, then it may be taken back. */
public enum ListStatus {
    TO_REVIEW,
    APPLIED,
    UNDONE;

    /** The word in the database and in the API. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ListStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
