package org.sightline.inventory.journey;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a row of a device list would do. */
public enum RowOutcome {
    /** It adds a device. */
    NEW,
    /** It changes a device. */
    CHANGED,
    /** The device is as it says. */
    UNCHANGED,
    /** Something is wrong with it. */
    REJECTED;

    /** The word in the database and in the API. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static RowOutcome of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /**
     * The value of a filter.
     *
     * @throws IllegalArgumentException where there is no such word
     */
    public static RowOutcome fromString(String word) {
        return of(word);
    }

    @Override
    public String toString() {
        return word();
    }
}
