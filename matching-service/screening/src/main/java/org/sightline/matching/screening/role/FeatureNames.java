package org.sightline.matching.screening.role;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.sightline.matching.screening.match.Role;

/** The names of features in words. */
final class FeatureNames {

    private static final Map<String, String> WHERE = Map.ofEntries(
            Map.entry("b", "before"),
            Map.entry("bn", "shortly before"),
            Map.entry("bw", "just before"),
            Map.entry("bi", "before"),
            Map.entry("bb", "before"),
            Map.entry("bx", "before"),
            Map.entry("bww", "just before"),
            Map.entry("k", "before"),
            Map.entry("a", "after"),
            Map.entry("an", "shortly after"),
            Map.entry("aw", "just after"),
            Map.entry("ai", "after"),
            Map.entry("ab", "after"),
            Map.entry("ax", "after"),
            Map.entry("aww", "just after"),
            Map.entry("j", "after"),
            Map.entry("gb", "before in the same part"),
            Map.entry("ga", "after in the same part"),
            Map.entry("g", "around in the same part"),
            Map.entry("p", "in the part before"),
            Map.entry("pm", "in the part before"),
            Map.entry("po", "in the part before"),
            Map.entry("q", "in the part after"),
            Map.entry("qm", "in the part after"),
            Map.entry("qo", "in the part after"),
            Map.entry("s", "around"),
            Map.entry("c", "around"),
            Map.entry("o", "another make"),
            Map.entry("t", "in the text"),
            Map.entry("f", "first"),
            Map.entry("fw", "first"),
            Map.entry("l", "last"),
            Map.entry("v", "vendor"),
            Map.entry("r", "word rule"));

    private static final Set<String> NOTHING = Set.of("r nothing", "o none", "name", "model", "first", "later");

    private FeatureNames() {}

    /** Whether a feature tells a reader something: for a purchase, that nothing is there tells nothing. */
    static boolean says(String feature, Role role) {
        return role == Role.MENTION || !feature.contains("-_-") && !NOTHING.contains(feature);
    }

    /** A feature in words: where it was seen, and what. */
    static String inWords(String feature) {
        String[] parts = feature.split(" ", 2);
        String where = WHERE.getOrDefault(parts[0].replaceAll("\\d", ""), "shape");
        String what = parts.length > 1 ? parts[1] : parts[0];
        return where + " " + what.replace("_", " | ").toLowerCase(Locale.ROOT);
    }
}
