package org.sightline.matching.verdict.facts;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The names of enum constants as they stand in files and messages: lower case with underscores. */
public final class WireNames {

    private WireNames() {}

    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** The names of several constants in the order of their declaration, with commas. */
    public static String joined(Set<? extends Enum<?>> constants) {
        return constants.stream().sorted().map(WireNames::of).collect(Collectors.joining(", "));
    }

    /** The constant of that wire name; an unknown name says which names there are. */
    public static <E extends Enum<E>> E parse(Class<E> type, String text, String what) {
        String wanted = text.strip().toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(wanted)) {
                return constant;
            }
        }
        String known = Arrays.stream(type.getEnumConstants()).map(WireNames::of).collect(Collectors.joining(", "));
        throw new IllegalArgumentException(
                "\"" + text.strip() + "\" is not a known " + what + "; use one of: " + known);
    }
}
