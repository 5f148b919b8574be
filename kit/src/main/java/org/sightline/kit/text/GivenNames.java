package org.sightline.kit.text;

import java.util.Set;

/** Usual given names in the United States (given-names.txt). */
public final class GivenNames {

    private static final Set<String> NAMES = WordList.of(GivenNames.class, "given-names.txt");

    private GivenNames() {}

    /** @param word in capitals */
    public static boolean has(String word) {
        return NAMES.contains(word);
    }
}
