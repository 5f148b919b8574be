package org.sightline.samples;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a line says about a maker's equipment. */
public enum Role {
    /** It buys the equipment, or renews the maker's own service. */
    PURCHASE,
    /** It names the maker, but buys nothing of it. */
    MENTION,
    /** It has nothing to do with any designated maker. */
    NONE;

    /** The lower-case word of the truth file. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static Role ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
