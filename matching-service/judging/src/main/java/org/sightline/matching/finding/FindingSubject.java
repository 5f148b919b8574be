package org.sightline.matching.finding;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.Converter;
import org.sightline.matching.lifecycle.WireNames;

/** What a finding is about. */
public enum FindingSubject {
    PURCHASE,
    DEVICE;

    @JsonValue
    public String wireName() {
        return WireNames.of(this);
    }

    @Converter(autoApply = true)
    static class Column extends WireNames<FindingSubject> {
        Column() {
            super(FindingSubject.class);
        }
    }
}
