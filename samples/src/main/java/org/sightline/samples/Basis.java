package org.sightline.samples;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How an item leads to its designated maker. */
public enum Basis {
    /** The maker's own brand or model. */
    MADE_BY,
    /** The brand of a subsidiary, in the time that the maker owned it. */
    SUBSIDIARY,
    /** Another brand, whose hardware the maker is said to build; never proven by the name alone. */
    RELABEL;

    /** The lower-case word of the truth file. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static Basis ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
