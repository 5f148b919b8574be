package org.sightline.ingest.body;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** What is left of a body's name without the words that say its kind or its office: "marrowbone" of most of its bodies. */
final class NameCore {

    private static final Set<String> COMMON = Set.of((
            // Kinds of bodies.
            "city town village borough county parish township municipality municipal state commonwealth"
                    // Schools.
                    + " school schools district districts unified consolidated independent union high elementary public"
                    + " board education community regional central"
                    // Offices.
                    + " department police fire sheriff sheriffs works office clerk purchasing finance government council"
                    + " of the and for in no number")
            .split(" "));

    private NameCore() {}

    /**
     * The core of a name.
     *
     * @param normalised as {@code BuyerName} gives it
     * @return the name itself where nothing would be left
     */
    static String of(String normalised) {
        String core = Arrays.stream(normalised.split(" "))
                .filter(word -> !COMMON.contains(word))
                .collect(Collectors.joining(" "));
        return core.isEmpty() ? normalised : core;
    }
}
