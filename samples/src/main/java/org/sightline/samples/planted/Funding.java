package org.sightline.samples.planted;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where the money of a purchase came from, as far as the published record says. */
public enum Funding {
    /** A federal grant, loan or other assistance. */
    FEDERAL_GRANT,
    /** Universal service support, such as E-Rate. */
    USF,
    /** Another subsidy of the FCC, such as the Emergency Connectivity Fund. */
    FCC_SUBSIDY,
    /** The body's own money. */
    LOCAL,
    /** State money. */
    STATE,
    /** Nothing in the record says so. */
    UNKNOWN;

    /** The word of the finding message, as in {@code federal_grant}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static Funding ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
