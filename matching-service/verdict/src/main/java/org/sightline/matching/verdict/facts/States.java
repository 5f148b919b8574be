package org.sightline.matching.verdict.facts;

import java.util.Map;
import java.util.stream.Collectors;

/** The states, the District of Columbia and the territories by postal code. */
public final class States {

    private static final Map<String, String> NAMES = DataFiles.rows(States.class, "states.csv").stream()
            .collect(Collectors.toUnmodifiableMap(row -> row.getField("code"), row -> row.getField("name")));

    private States() {}

    /** Whether the two upper-case letters are a postal code. */
    public static boolean isState(String code) {
        return NAMES.containsKey(code);
    }

    /** The name of a state, or the code itself when there is no such state. */
    public static String name(String code) {
        return NAMES.getOrDefault(code, code);
    }
}
