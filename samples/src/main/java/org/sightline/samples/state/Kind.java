package org.sightline.samples.state;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The kind of a public body. The lower-case word is what the messages and the API carry. */
public enum Kind {
    CITY,
    COUNTY,
    TOWN,
    SCHOOL_DISTRICT,
    STATE_AGENCY,
    STATE_UNIVERSITY,
    SPECIAL_DISTRICT;

    /** The word that the messages and the API carry, as in {@code school_district}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static Kind ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
