package org.sightline.samples;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How sure a screening by name and model can be. */
public enum Band {
    /** The maker's own name, model or subsidiary: counts as found. */
    MATCH,
    /** A relabelled brand: a person has to look. */
    REVIEW;

    /** The lower-case word of the truth file. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static Band ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    static Band of(Basis basis) {
        return basis == Basis.RELABEL ? REVIEW : MATCH;
    }
}
