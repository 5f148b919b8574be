package org.sightline.gateway.words;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Kinds of money that a buyer can name. */
public enum Fund {
    LOCAL,
    STATE,
    FEDERAL_GRANT,
    USF,
    FCC_SUBSIDY;

    /** As messages and the API write it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static List<String> codes() {
        return Arrays.stream(values()).map(Fund::code).toList();
    }
}
