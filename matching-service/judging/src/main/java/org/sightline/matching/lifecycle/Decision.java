package org.sightline.matching.lifecycle;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.Converter;

/** What an analyst says of a finding. */
public enum Decision {
    /** The agency did buy or install it. */
    CONFIRMED,
    /** It is put aside. */
    DISMISSED;

    @JsonValue
    public String wireName() {
        return WireNames.of(this);
    }

    @Converter(autoApply = true)
    static class Column extends WireNames<Decision> {
        Column() {
            super(Decision.class);
        }
    }
}
