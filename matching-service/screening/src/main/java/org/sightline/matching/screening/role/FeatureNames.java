package org.sightline.matching.screening.role;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
            Map.entry("r", "word rule"),
            Map.entry("z", "kinds of acts in the parts"),
            Map.entry("zp", "kinds of acts in the parts"),
            Map.entry("zq", "kinds of acts in the parts"),
            Map.entry("zz", "kinds of acts in the parts"),
            Map.entry("zt", "kinds of acts in all parts"),
            Map.entry("zc", "kinds of acts in the clauses"),
            Map.entry("zcp", "kinds of acts in the clauses"),
            Map.entry("zcq", "kinds of acts in the clauses"),
            Map.entry("zcz", "kinds of acts in the clauses"),
            Map.entry("wb", "before"),
            Map.entry("wa", "after"),
            Map.entry("sb", "before"),
            Map.entry("sa", "after"),
            Map.entry("tb", "before"),
            Map.entry("ta", "after"),
            Map.entry("u", "in the text"),
            Map.entry("d", "in the text"),
            Map.entry("yb", "before"),
            Map.entry("ya", "after"),
            Map.entry("yx", "around"),
            Map.entry("hb", "before in the same clause"),
            Map.entry("ha", "after in the same clause"),
            Map.entry("hp", "in a clause before"),
            Map.entry("hq", "in a clause after"),
            Map.entry("eb", "before in the same clause"),
            Map.entry("ea", "after in the same clause"),
            Map.entry("ep", "in a clause before"),
            Map.entry("eq", "in a clause after"),
            Map.entry("oo", "acts between the name and another make"),
            Map.entry("ow", "between the name and another make"),
            Map.entry("ob", "before the name and another make"),
            Map.entry("oa", "behind the name and another make"),
            Map.entry("i", "first act of the clause"),
            Map.entry("ic", "first act of the clause"),
            Map.entry("if", "first act"),
            Map.entry("il", "last act"),
            Map.entry("ifl", "first and last act"),
            Map.entry("number", "a number"),
            Map.entry("mo", "acts in this order"),
            Map.entry("ma", "acts in this order"),
            Map.entry("m", "acts in this order"),
            Map.entry("n", "acts and things in this order"));

    /** The letters of {@code outline.txt}. */
    private static final Map<Character, String> LETTERS = Map.ofEntries(
            Map.entry('A', "bought"),
            Map.entry('Y', "approved"),
            Map.entry('N', "taken away"),
            Map.entry('G', "not"),
            Map.entry('R', "replaced"),
            Map.entry('C', "compatible"),
            Map.entry('P', "part"),
            Map.entry('O', "old"),
            Map.entry('T', "talk"),
            Map.entry('S', "service"),
            Map.entry('B', "another make"),
            Map.entry('H', "the make"),
            Map.entry('E', "or equal"),
            Map.entry('U', "until"),
            Map.entry('f', "for"),
            Map.entry('w', "with"),
            Map.entry('b', "by"),
            Map.entry('t', "to"),
            Map.entry('m', "from"),
            Map.entry('o', "out"),
            Map.entry('x', "thing"),
            Map.entry('l', "place"),
            Map.entry('.', "break"),
            Map.entry('^', "edge"),
            Map.entry('@', "the name"),
            Map.entry(' ', "|"),
            Map.entry('_', "|"));

    /** What is written in letters of outlines. */
    private static final Set<String> OUTLINES =
            Set.of("m", "n", "mo", "ma", "oo", "z", "zp", "zq", "zz", "zt", "zc", "zcp", "zcq", "zcz");

    /** Rows of words, which say nothing where all of them are masked. */
    private static final Pattern MASKED = Pattern.compile("[a-z]+\\d* (?:goods|[^A-Za-z]|\\b[HB]\\b)*");

    /** The same of words as they are spelled: that the text has the name and an end tells nobody anything. */
    private static final Pattern MASKED_WORDS =
            Pattern.compile("(?:u|d|[wst][ab]|y[abx]\\d) (?:goods|[^A-Za-z]|\\b[HB]\\b)*");

    /** Nothing but that there is a model number, a letter or a sign. */
    private static final Pattern BARE = Pattern.compile("[^A-Za-z]*(?:\\b(?:MODEL|[A-Za-z])\\b[^A-Za-z]*)+");

    /** What weighs and explains nothing. */
    private static final Set<String> SHAPE = Set.of("name", "model", "first", "later", "v X");

    private static final Set<String> NOTHING =
            Set.of("r nothing", "o none", "m ^_^", "n ^_^", "m ^_", "m _^", "n ^_", "n _^");

    private FeatureNames() {}

    /** Whether a feature tells a reader something: for a purchase, that nothing is there tells nothing. */
    static boolean says(String feature, Role role) {
        return !SHAPE.contains(feature)
                && !MASKED_WORDS.matcher(feature).matches()
                && !isBare(feature)
                && (role == Role.MENTION
                        || !feature.contains("-_-")
                                && !NOTHING.contains(feature)
                                && !isActless(feature)
                                && !MASKED.matcher(feature).matches());
    }

    private static boolean isBare(String feature) {
        String[] parts = feature.split(" ", 2);
        return parts.length > 1
                && !OUTLINES.contains(parts[0].replaceAll("\\d", ""))
                && BARE.matcher(parts[1].replace('_', ' ')).matches();
    }

    /** Kinds of acts of parts that have none. */
    private static boolean isActless(String feature) {
        return feature.startsWith("z") && feature.chars().noneMatch(Character::isUpperCase);
    }

    /** A feature in words: where it was seen, and what. */
    static String inWords(String feature) {
        String[] parts = feature.split(" ", 2);
        String where = WHERE.getOrDefault(parts[0].replaceAll("\\d", ""), "shape");
        String what = parts.length > 1 ? parts[1] : parts[0];
        if (OUTLINES.contains(parts[0].replaceAll("\\d", ""))) {
            return where + " " + outline(what);
        }
        return where + " " + what.replace("_", " | ").toLowerCase(Locale.ROOT);
    }

    private static String outline(String letters) {
        return letters.chars()
                .mapToObj(letter -> LETTERS.getOrDefault((char) letter, "thing"))
                .collect(Collectors.joining(" "));
    }
}
