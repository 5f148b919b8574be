package org.sightline.gateway.words;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Kinds of public body. The kind decides which laws bind. */
public enum BodyKind {
    CITY("City", "Cities"),
    COUNTY("County", "Counties"),
    TOWN("Town", "Towns"),
    SCHOOL_DISTRICT("School district", "School districts"),
    STATE_AGENCY("State agency", "State agencies"),
    STATE_UNIVERSITY("State university", "State universities"),
    SPECIAL_DISTRICT("Special district", "Special districts"),
    FEDERAL_AGENCY("Federal agency", "Federal agencies");

    private static final String UNKNOWN = "Kind not known";

    private final String one;
    private final String many;

    BodyKind(String one, String many) {
        this.one = one;
        this.many = many;
    }

    /** As messages and the API write it: {@code school_district}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All codes. */
    public static List<String> codes() {
        return Arrays.stream(values()).map(BodyKind::code).toList();
    }

    /** One body of a kind, for people; null and {@code unknown} stand for a kind that is not known. */
    public static String one(@Nullable String code) {
        return Arrays.stream(values())
                .filter(kind -> kind.code().equals(code))
                .map(kind -> kind.one)
                .findFirst()
                .orElseGet(() -> other(code));
    }

    /** Several bodies of a kind, for people. */
    public static String many(@Nullable String code) {
        return Arrays.stream(values())
                .filter(kind -> kind.code().equals(code))
                .map(kind -> kind.many)
                .findFirst()
                .orElseGet(() -> "municipality".equals(code) ? "Cities, towns and villages" : other(code));
    }

    private static String other(@Nullable String code) {
        return code == null || code.equals("unknown") ? UNKNOWN : Words.capital(Words.of(code));
    }
}
