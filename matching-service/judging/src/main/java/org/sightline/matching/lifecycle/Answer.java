package org.sightline.matching.lifecycle;

import com.fasterxml.jackson.annotation.JsonValue;

/** What an agency answers to a finding. */
public enum Answer {
    ACCEPTED,
    DISPUTED,
    REMOVED,
    PLANNED,
    MORE_TIME;

    @JsonValue
    public String wireName() {
        return WireNames.of(this);
    }
}
