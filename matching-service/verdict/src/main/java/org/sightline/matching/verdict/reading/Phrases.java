package org.sightline.matching.verdict.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds known phrases in a text, word by word, the longest first; a word belongs to one phrase only. */
final class Phrases<T> {

    /**
     * A phrase that was found.
     *
     * @param meaning what the phrase stands for
     * @param first   index of its first word
     * @param last    index of its last word
     */
    record Hit<T>(T meaning, int first, int last) {}

    private record Entry<T>(List<String> words, T meaning) {}

    private final Map<String, List<Entry<T>>> byFirstWord = new HashMap<>();

    void add(String phrase, T meaning) {
        Tokens tokens = Tokens.of(phrase);
        String[] words = new String[tokens.size()];
        for (int i = 0; i < words.length; i++) {
            words[i] = tokens.get(i).word();
        }
        byFirstWord
                .computeIfAbsent(words[0], word -> new ArrayList<>())
                .add(new Entry<>(Arrays.asList(words), meaning));
    }

    List<Hit<T>> find(Tokens tokens) {
        List<Hit<T>> hits = new ArrayList<>();
        int at = 0;
        while (at < tokens.size()) {
            Optional<Hit<T>> hit = longestAt(tokens, at);
            hit.ifPresent(hits::add);
            at = hit.map(found -> found.last() + 1).orElse(at + 1);
        }
        return hits;
    }

    private Optional<Hit<T>> longestAt(Tokens tokens, int at) {
        Entry<T> longest = null;
        for (Entry<T> entry : byFirstWord.getOrDefault(tokens.get(at).word(), List.of())) {
            boolean longer =
                    longest == null || entry.words().size() > longest.words().size();
            if (longer && matches(entry.words(), tokens, at)) {
                longest = entry;
            }
        }
        return longest == null
                ? Optional.empty()
                : Optional.of(
                        new Hit<>(longest.meaning(), at, at + longest.words().size() - 1));
    }

    private static boolean matches(List<String> words, Tokens tokens, int at) {
        if (at + words.size() > tokens.size()) {
            return false;
        }
        for (int i = 0; i < words.size(); i++) {
            if (!words.get(i).equals(tokens.get(at + i).word())) {
                return false;
            }
        }
        return true;
    }
}
