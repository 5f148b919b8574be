package org.sightline.inventory.agency;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What sort of public body an agency is; with its state it decides which regimes bind it. */
public enum AgencyKind {
    CITY,
    COUNTY,
    TOWN,
    SCHOOL_DISTRICT,
    SPECIAL_DISTRICT,
    STATE_AGENCY,
    STATE_UNIVERSITY,
    FEDERAL_AGENCY;

    /** The word in messages and in the API, such as {@code school_district}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind with this word. */
    static Optional<AgencyKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    /** All words, for people. */
    static String words() {
        return Arrays.stream(values()).map(AgencyKind::word).sorted().collect(Collectors.joining(", "));
    }

    /**
     * The value of a filter.
     *
     * @throws IllegalArgumentException where there is no such word
     */
    public static AgencyKind fromString(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return word();
    }
}
