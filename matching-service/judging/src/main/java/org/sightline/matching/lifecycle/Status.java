package org.sightline.matching.lifecycle;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.Converter;

/** Where a finding stands. */
public enum Status {
    NEW,
    TRIAGED,
    NOTIFIED,
    RESPONDED,
    UNDER_REVIEW,
    CLOSED;

    @JsonValue
    public String wireName() {
        return WireNames.of(this);
    }

    @Converter(autoApply = true)
    static class Column extends WireNames<Status> {
        Column() {
            super(Status.class);
        }
    }
}
