package org.sightline.matching.screening.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Words of names that are written in several ways ({@code spellings.txt}): ordinals, British spelling, short forms. */
public final class Spellings {

    private static final Map<String, List<String>> OTHERS = load();

    private Spellings() {}

    private static Map<String, List<String>> load() {
        Map<String, List<String>> others = new HashMap<>();
        for (List<String> line : WordFile.lines("spellings.txt")) {
            for (String word : line) {
                others.put(
                        word, line.stream().filter(other -> !other.equals(word)).toList());
            }
        }
        return others;
    }

    /** The one form by which a word is compared. */
    public static String one(String word) {
        return OTHERS.getOrDefault(word, List.of()).stream().reduce(word, (a, b) -> a.compareTo(b) <= 0 ? a : b);
    }

    /** A name with one of its words written otherwise, in each way. */
    public static List<List<String>> otherwise(List<String> words) {
        List<List<String>> all = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            for (String other : OTHERS.getOrDefault(words.get(i), List.of())) {
                List<String> changed = new ArrayList<>(words);
                changed.set(i, other);
                all.add(changed);
            }
        }
        return all;
    }
}
