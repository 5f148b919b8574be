package org.sightline.inventory.agency;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where an agency stands in the register. */
public enum AgencyStatus {
    /** Somebody registered it. */
    REGISTERED,
    /** DeviceMatcher from published data only. */
    UNCLAIMED,
    /** Turned out to be another one, which carries its id on. */
    MERGED;

    /** The word in messages and in the API. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The value of a filter.
     *
     * @throws IllegalArgumentException where there is no such word
     */
    public static AgencyStatus fromString(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return word();
    }
}
