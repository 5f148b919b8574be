package org.sightline.inventory.agency;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What sort of public body an agency is; with its state it decides which regimes bind it. */
public enum AgencyKind {
    FEDERAL_AGENCY("^(us|u s|united states) .*"),
    SCHOOL_DISTRICT(".*\\b(school|schools|academy|board of education)\\b.*"),
    STATE_UNIVERSITY(".*\\b(university|college)\\b.*"),
    CITY("^city of .*"),
    TOWN("^(town|village|borough) of .*|.* (township|borough)$"),
    SPECIAL_DISTRICT(".*\\b(district|authority)\\b.*"),
    COUNTY(".* county( (sheriff|police|jail|library|clerk|fire)\\b.*)?"),
    STATE_AGENCY("^state of .*|.*\\b(department of|division of|bureau of|office of|commission)\\b.*");

    private final Pattern name;

    AgencyKind(String name) {
        this.name = Pattern.compile(name);
    }

    /** The word in messages and in the API, such as {@code school_district}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind with this word. */
    static Optional<AgencyKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    /** All words, for people. */
    static String words() {
        return Arrays.stream(values()).map(AgencyKind::word).sorted().collect(Collectors.joining(", "));
    }

    /**
     * Guesses from a name; the first kind that fits wins, so "Alder County School District" is a school district.
     *
     * @param key a name as {@link BuyerName} folds it
     * @return empty where the name does not tell; nothing is assumed then
     */
    static Optional<AgencyKind> guess(String key) {
        return Arrays.stream(values())
                .filter(kind -> kind.name.matcher(key).matches())
                .findFirst();
    }
}
