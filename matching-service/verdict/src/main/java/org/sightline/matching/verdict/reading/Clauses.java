package org.sightline.matching.verdict.reading;

import java.util.Set;

/** Where the naming of a thing ends in a line. */
final class Clauses {

    /** After these a line tells what the thing goes with, not what it is. */
    private static final Set<String> GOES_WITH = Set.of(
            "FOR",
            "WITH",
            "W",
            "INCL",
            "INCLUDES",
            "INCLUDING",
            "COMPATIBLE",
            "FITS",
            "PLUS",
            "PARA",
            "CON",
            "INCLUYE");

    private static final String[] BREAKS = {",", ";", " - ", "+", "(", "&"};

    private Clauses() {}

    /** Whether a clause ends before one of the words, both ends included. */
    static boolean ends(Tokens tokens, int from, int to) {
        for (int i = from; i <= to; i++) {
            String gap = tokens.gapBefore(i);
            for (String sign : BREAKS) {
                if (gap.contains(sign)) {
                    return true;
                }
            }
            if (GOES_WITH.contains(tokens.get(i).word())) {
                return true;
            }
        }
        return false;
    }
}
