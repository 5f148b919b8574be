package org.sightline.matching.screening.text;

import java.util.HashSet;
import java.util.Set;

/** Words that many companies and families are called by ({@code ordinary.txt}): one of them alone names nobody. */
public final class Ordinary {

    private static final Set<String> WORDS = new HashSet<>(WordFile.words("ordinary.txt"));

    private Ordinary() {}

    /** Whether a word, in upper case, is one of them. */
    public static boolean is(String word) {
        return WORDS.contains(word);
    }
}
