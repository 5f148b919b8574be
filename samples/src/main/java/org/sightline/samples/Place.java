package org.sightline.samples;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Which of the three published files a line stands in. */
public enum Place {
    /** The state-wide purchase-order lines. */
    PURCHASE_ORDERS,
    /** The payments checkbook. */
    PAYMENTS,
    /** The schools' purchases. */
    SCHOOL_PURCHASES;

    /** The lower-case word of the truth file. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static Place ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
