package org.sightline.gateway.words;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Kinds of public body. The kind decides which laws bind. */
public enum BodyKind {
    CITY,
    COUNTY,
    TOWN,
    SCHOOL_DISTRICT,
    STATE_AGENCY,
    STATE_UNIVERSITY,
    SPECIAL_DISTRICT,
    FEDERAL_AGENCY;

    /** As messages and the API write it: {@code school_district}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static List<String> codes() {
        return Arrays.stream(values()).map(BodyKind::code).toList();
    }
}
