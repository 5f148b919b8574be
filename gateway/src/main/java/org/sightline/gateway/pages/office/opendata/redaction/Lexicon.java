package org.sightline.gateway.pages.office.opendata.redaction;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.sightline.kit.text.GivenNames;
import org.sightline.kit.text.WordList;

/** What is known of words: the lists they stand in, and what they say about their neighbors (labels.txt). */
final class Lexicon {

    private static final Set<String> PURCHASES = WordList.of(Lexicon.class, "words-of-purchases.txt");
    private static final Set<String> ENGLISH = WordList.of(Lexicon.class, "english.txt");
    private static final Set<String> RARE = WordList.of(Lexicon.class, "english-rare.txt");
    private static final Set<String> NAMES = WordList.of(Lexicon.class, "proper-names.txt");
    private static final Set<String> GIVEN = WordList.of(Lexicon.class, "census-given-names.txt");
    private static final Set<String> SURNAMES = WordList.of(Lexicon.class, "surnames.txt");
    private static final Set<String> WORLD = WordList.of(Lexicon.class, "names-of-the-world.txt");
    private static final Set<String> RARE_NAMES = WordList.of(Lexicon.class, "proper-names-rare.txt");
    private static final Set<String> CENSUS = WordList.of(Lexicon.class, "census-surnames.txt");

    private static final Map<String, List<String>> LABELS = labels();

    /** What is said of a word that stands in none. */
    static final String NO_LIST = "-";

    private Lexicon() {}

    private static Map<String, List<String>> labels() {
        Map<String, List<String>> labels = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Lexicon.class.getResourceAsStream("labels.txt")), StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                String label = line.substring(0, line.indexOf(':'));
                for (String word : line.substring(label.length() + 2).split(" ")) {
                    List<String> of = labels.computeIfAbsent(word, none -> new ArrayList<>());
                    if (!of.contains(label)) {
                        of.add(label);
                    }
                }
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return labels;
    }

    /** What a word in capitals says of its neighbors. */
    static List<String> labels(String upper) {
        return LABELS.getOrDefault(upper, List.of());
    }

    /** The lists that a word in capitals stands in, one letter each. */
    static String lists(String upper) {
        String lists = (GivenNames.has(upper) || GIVEN.contains(upper) ? "g" : "") + names(upper) + words(upper);
        return lists.isEmpty() ? NO_LIST : lists;
    }

    private static String names(String upper) {
        if (SURNAMES.contains(upper) || CENSUS.contains(upper)) {
            return "s";
        }
        if (NAMES.contains(upper)) {
            return "n";
        }
        return WORLD.contains(upper) ? "w" : RARE_NAMES.contains(upper) ? "o" : "";
    }

    private static String words(String upper) {
        return PURCHASES.contains(upper) ? "p" : ENGLISH.contains(upper) ? "e" : RARE.contains(upper) ? "r" : "";
    }
}
