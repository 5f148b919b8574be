package org.sightline.matching.screening.role;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.screening.text.Lexicon;
import org.sightline.matching.screening.text.Shortened;
import org.sightline.matching.screening.text.Text;

/**
 * What words around a name do: the abbreviations of ledgers ({@code abbreviations.txt}) and classes of words
 * ({@code vocabulary.txt}).
 */
final class Vocabulary {

    /** A word that belongs to no class and says nothing to the {@link Lexicon}. */
    static final String OTHER = "X";

    /** Beside a word of {@link #PLACE} such a noun is part of the name of a place: RECYCLING CENTER. */
    private static final String NOUN = "-N";

    private static final String PLACE = "PLACE";
    private static final int LONGEST_PHRASE = 5;
    private static final int SHORTEST_STEM = 3;

    private static final Vocabulary BUILT_IN = new Vocabulary();

    private final Map<String, List<String>> abbreviations = new HashMap<>();
    private final Map<String, String> classes = new HashMap<>();
    private final Map<String, String> stems = new HashMap<>();
    private final Shortened shortened = new Shortened();

    /** A word or phrase, written out, with its class. */
    record Meaning(String word, String says, int words) {}

    private Vocabulary() {
        for (String line : Resources.lines("abbreviations.txt")) {
            String[] parts = line.split(" = ");
            abbreviations.put(parts[0], List.of(parts[1].split(" ")));
        }
        for (String line : Resources.lines("vocabulary.txt")) {
            String[] parts = line.split(" +");
            for (int i = 1; i < parts.length; i++) {
                boolean stem = parts[i].endsWith("*");
                String word = (stem ? parts[i].substring(0, parts[i].length() - 1) : parts[i]).replace('_', ' ');
                (stem ? stems : classes).putIfAbsent(word, parts[0]);
                if (!stem) {
                    shortened.add(word, parts[0]);
                }
            }
        }
    }

    static Vocabulary builtIn() {
        return BUILT_IN;
    }

    /** What an abbreviation stands for, null if it is none. */
    @Nullable
    List<String> writtenOut(String abbreviation) {
        return abbreviations.get(abbreviation);
    }

    /** The longest phrase of a class that begins at a place in a list of words, else the word alone. */
    Meaning at(List<String> words, int from) {
        StringBuilder phrase = new StringBuilder(words.get(from));
        Meaning best = new Meaning(words.get(from), single(words.get(from)), 1);
        for (int n = 1; n < LONGEST_PHRASE && from + n < words.size(); n++) {
            phrase.append(' ').append(words.get(from + n));
            String says = classes.get(phrase.toString());
            if (says != null) {
                best = new Meaning(phrase.toString(), says, n + 1);
            }
        }
        return best;
    }

    private String single(String word) {
        String says = classes.get(word);
        for (int n = word.length(); says == null && n >= SHORTEST_STEM; n--) {
            says = stems.get(word.substring(0, n));
        }
        if (says != null) {
            return says;
        }
        String lexicon = byLexicon(word);
        return lexicon.equals(OTHER) ? shortened.of(word, OTHER) : lexicon;
    }

    private static String byLexicon(String word) {
        int says = Lexicon.standard().of(word);
        if ((says & Lexicon.GOODS) != 0) {
            return "GOODS";
        }
        if ((says & Lexicon.OTHER) != 0) {
            return "BRAND";
        }
        boolean digit = word.chars().anyMatch(Character::isDigit);
        boolean letter = word.chars().anyMatch(Character::isLetter);
        return digit ? (letter ? "CODE" : "NUM") : OTHER;
    }

    /** Says of nouns that stand in the name of a place that they do: the class gets the ending {@code @PLACE}. */
    static void placesNamed(List<Token> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            if (isNoun(tokens.get(i).says()) && placeFollows(tokens, i)) {
                tokens.set(i, tokens.get(i).saying(tokens.get(i).says() + "@" + PLACE));
            }
        }
    }

    private static boolean isNoun(String says) {
        return says.endsWith(NOUN)
                || says.equals("CREDIT")
                || says.equals("TRADEIN")
                || says.equals("RETURN")
                || says.equals("SELL")
                || says.equals("REPLACEMENT")
                || says.equals("SERVICE");
    }

    private static boolean placeFollows(List<Token> tokens, int i) {
        for (int next = i + 1; next <= i + 2 && next < tokens.size(); next++) {
            String says = tokens.get(next).says();
            if (says.equals(PLACE)) {
                return true;
            }
            if (!says.equals(OTHER) && !says.endsWith(NOUN)) {
                return false;
            }
        }
        return false;
    }

    /** The first words of a text with abbreviations written out, each with the offsets it came from. */
    List<Word> words(Text text, int to) {
        List<Word> words = new ArrayList<>();
        for (int i = 0; i < to; i++) {
            Text.Word word = text.words.get(i);
            Text.Word next = i + 1 < text.words.size() ? text.words.get(i + 1) : word;
            List<String> pair = next.start() == word.end() + 1
                    ? writtenOut(word.text() + text.raw.charAt(word.end()) + next.text())
                    : null;
            if (pair != null) {
                pair.forEach(w -> words.add(new Word(w, word.start(), next.end())));
                i++;
            } else {
                single(text, word).forEach(w -> words.add(new Word(w, word.start(), word.end())));
            }
        }
        return words;
    }

    /** A word written out; a slash or so behind it may belong to the abbreviation. */
    private List<String> single(Text text, Text.Word word) {
        List<String> full =
                word.end() < text.raw.length() ? writtenOut(word.text() + text.raw.charAt(word.end())) : null;
        full = full == null ? writtenOut(word.text()) : full;
        return full == null ? List.of(word.text()) : full;
    }

    /** A word written out, with the offsets of what stands in the text. */
    record Word(String text, int start, int end) {}
}
