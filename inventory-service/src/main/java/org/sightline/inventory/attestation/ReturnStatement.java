package org.sightline.inventory.attestation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a return states. */
public enum ReturnStatement {
    /** What is registered is what there is. */
    INVENTORY,
    /** None of such equipment is installed or stored. */
    NONE_INSTALLED;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
