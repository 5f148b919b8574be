package org.sightline.inventory.device;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** By which way the last change of a device came. */
public enum ReportedThrough {
    FORM,
    FILE,
    API;

    /** The word in messages and in the API. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
