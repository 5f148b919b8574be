package org.sightline.matching.screening.text;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Words that nobody listed, by the words that were: cut at their end (DISPOS), or without vowels (DSPSL), as ledgers write. Where words of
 * two classes are shortened alike, neither is meant.
 */
public final class Shortened {

    private static final String SEVERAL = "";
    /** Shortest word that others are a short form of. */
    private static final int FULL_FROM = 6;

    private static final int CUT_FROM = 5;
    private static final int BARE_FROM = 4;
    /** A word with more vowels than this is no row of consonants. */
    private static final int MOST_VOWELS = 1;

    /** Words of their own that would pass for short forms. */
    private static final Set<String> WHOLE = Set.copyOf(WordFile.words("whole-words.txt"));

    private final Map<String, String> cut = new HashMap<>();
    private final Map<String, String> bare = new HashMap<>();

    /** No words yet. */
    public Shortened() {}

    /** Files a word with its class; words of fewer than six letters and phrases are not filed. */
    public void add(String word, String says) {
        if (word.length() < FULL_FROM || word.indexOf(' ') >= 0) {
            return;
        }
        for (int n = CUT_FROM; n < word.length(); n++) {
            file(cut, word.substring(0, n), says);
        }
        String consonants = consonants(word);
        if (consonants.length() >= BARE_FROM) {
            file(bare, consonants, says);
        }
    }

    private static void file(Map<String, String> words, String form, String says) {
        words.merge(form, says, (one, other) -> one.equals(other) ? one : SEVERAL);
    }

    /** The class of the word that is shortened here, or another answer if it is none or not sure. */
    public String of(String word, String otherwise) {
        if (word.length() < BARE_FROM || WHOLE.contains(word) || !word.chars().allMatch(Character::isLetter)) {
            return otherwise;
        }
        String says = cut.getOrDefault(word, SEVERAL);
        String consonants = consonants(word);
        if (says.isEmpty() && consonants.length() >= BARE_FROM && word.length() - consonants.length() <= MOST_VOWELS) {
            says = bare.getOrDefault(consonants, SEVERAL);
        }
        return says.isEmpty() ? otherwise : says;
    }

    /** The first letter and the consonants behind it. */
    private static String consonants(String word) {
        StringBuilder consonants = new StringBuilder(word.substring(0, 1));
        for (int i = 1; i < word.length(); i++) {
            if ("AEIOUY".indexOf(word.charAt(i)) < 0) {
                consonants.append(word.charAt(i));
            }
        }
        return consonants.toString();
    }
}
