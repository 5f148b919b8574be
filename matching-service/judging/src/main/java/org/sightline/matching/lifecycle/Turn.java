package org.sightline.matching.lifecycle;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Who has to act on a finding next. */
public enum Turn {
    OFFICE,
    AGENCY,
    /** Somebody of the office who did not decide it first. */
    SECOND_PERSON,
    NOBODY;

    @JsonValue
    public String wireName() {
        return WireNames.of(this);
    }

    /**
     * The value of a filter.
     *
     * @throws IllegalArgumentException where there is no such word
     */
    public static Turn fromString(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return wireName();
    }
}
