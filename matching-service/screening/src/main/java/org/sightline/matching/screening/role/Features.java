package org.sightline.matching.screening.role;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.screening.match.Role;

/**
 * What can be said of the surroundings of a name, as named features: which acts stand before and after it, in which order and how
 * near, what is the first word of the phrase, whether another make is named, what kind of vendor is paid.
 *
 * <p>A feature's name begins with where it was seen: {@code b} before, {@code a} after, {@code t} elsewhere in the text, {@code v} in the
 * vendor's name, {@code r} by the word rules, {@code s} the acts nearest on both sides.
 */
final class Features {

    private static final int WINDOW = 14;
    /** How many tokens around the name are looked at. */
    static final int FARTHEST = 40;

    private static final int NEAR = 4;
    private static final int BEGINNING = 3;
    /** Words that set off acts and say nothing themselves. */
    private static final Set<String> WEAK =
            Set.of(Vocabulary.OTHER, "NUM", "CODE", "THE", "IT", "GOODS", "PLACE", "COMMA", "PAREN", "SLASH", "MODEL");

    private final RoleReading reading;
    private final Phrase phrase;
    private final int at;
    private final RoleSpan named;
    private final Consumer<String> found;

    private Features(RoleReading reading, int at, Consumer<String> found) {
        this.reading = reading;
        this.phrase = reading.phrase;
        this.at = at;
        this.named = reading.named(at);
        this.found = found;
    }

    /** The features of one found name or model, each once. */
    static Set<String> of(RoleReading reading, int index, @Nullable RoleDecision rule) {
        Set<String> features = new LinkedHashSet<>();
        find(reading, index, rule, features::add);
        return features;
    }

    /**
     * Gives the features of one found name or model; some of them several times.
     *
     * @param rule what the word rules say, null where they were left out
     * @param index the token of the name
     */
    static void find(RoleReading reading, int index, @Nullable RoleDecision rule, Consumer<String> found) {
        Features features = new Features(reading, index, found);
        found.accept("bias");
        features.near(-1, "b");
        features.near(1, "a");
        List<String> before = features.acts(-1, "b");
        List<String> after = features.acts(1, "a");
        features.both(before, after);
        features.elsewhere();
        features.shape(reading.makers);
        features.parts();
        features.spelled(-1, "b");
        features.spelled(1, "a");
        reading.vendor.forEach(token -> found.accept("v " + token.says()));
        if (rule != null) {
            String said = rule.role() == Role.PURCHASE
                    ? rule.reason() == null ? "nothing" : "purchase"
                    : String.valueOf(rule.reason());
            found.accept("r " + said);
            found.accept("r " + said + " s " + first(before) + "_" + first(after));
        }
    }

    private String says(int i) {
        return reading.says(i, at);
    }

    private void parts() {
        List<String> all = new ArrayList<>();
        int from = Math.max(0, at - FARTHEST);
        for (int i = from; i < Math.min(phrase.tokens.size(), at + FARTHEST); i++) {
            all.add(says(i));
        }
        Segments segments = new Segments(all, at - from, WEAK);
        segments.parts(found);
        segments.kinds(found);
        segments.links(WINDOW, found);
        new Outline(all, at - from).features(found);
        int to = Math.min(phrase.tokens.size(), at + FARTHEST);
        new Wording(phrase.tokens.subList(from, to), all, at - from, WEAK).features(found);
    }

    /** The next two words as they are spelled, and the beginnings of words that may be abbreviations. */
    private void spelled(int step, String side) {
        List<String> words = new ArrayList<>();
        for (int i = at + step; within(i); i += step) {
            String word = phrase.tokens.get(i).word();
            if (word.isEmpty() || Character.isDigit(word.charAt(0))) {
                continue;
            }
            words.add(word);
            if (!says(i).equals("GOODS") && word.length() > BEGINNING) {
                found.accept(side + "x " + word.substring(0, BEGINNING));
            }
        }
        if (words.size() > 1) {
            found.accept(side + "ww " + words.get(0) + " " + words.get(1));
        }
    }

    private boolean within(int i) {
        return i >= 0 && i < phrase.tokens.size() && Math.abs(i - at) <= WINDOW;
    }

    /** The next words one by one. */
    private void near(int step, String side) {
        StringBuilder row = new StringBuilder();
        int seen = 0;
        for (int i = at + step; within(i) && seen < 3; i += step) {
            if (phrase.tokens.get(i).endsSentence()) {
                row.append(" STOP");
                found.accept(side + ++seen + row);
                return;
            }
            row.append(' ').append(says(i));
            found.accept(side + ++seen + row);
            if (seen == 1 && !phrase.tokens.get(i).word().isEmpty()) {
                found.accept(side + "w " + phrase.tokens.get(i).word());
            }
        }
        if (seen < 3) {
            found.accept(side + ++seen + row + " END");
        }
    }

    /** What is done before or after, in the sentence: nearest act first. */
    private List<String> acts(int step, String side) {
        List<String> acts = new ArrayList<>();
        String last = "";
        for (int i = at + step; within(i) && !phrase.tokens.get(i).endsSentence(); i += step) {
            String says = says(i);
            Token token = phrase.tokens.get(i);
            found.accept(side + " " + says);
            if (Math.abs(i - at) <= NEAR) {
                found.accept(side + "n " + says);
            }
            if (!token.word().isEmpty() && !says.equals("NUM") && !says.equals("CODE") && !says.equals("GOODS")) {
                found.accept(side + "i " + stem(token.word()));
            }
            if (!WEAK.contains(says)) {
                acts.add(says);
                if (!last.isEmpty()) {
                    found.accept(side + "b " + last + " " + says);
                }
                last = says;
            }
        }
        return acts;
    }

    private static String stem(String word) {
        return word.length() > 7 && word.indexOf(' ') < 0 ? word.substring(0, 6) + "~" : word;
    }

    private static String first(List<String> acts) {
        return acts.isEmpty() ? "-" : acts.get(0);
    }

    private static String two(List<String> acts) {
        return acts.isEmpty() ? "-" : acts.size() == 1 ? acts.get(0) : acts.get(1) + " " + acts.get(0);
    }

    private void both(List<String> before, List<String> after) {
        found.accept("s " + first(before) + "_" + first(after));
        found.accept("s1 " + two(before) + "_");
        found.accept("s2 _" + two(after));
        found.accept("s3 " + two(before) + "_" + first(after));
        found.accept("s4 " + first(before) + "_" + two(after));
        before.stream()
                .distinct()
                .limit(6)
                .forEach(b -> after.stream().distinct().limit(6).forEach(a -> found.accept("c " + b + "_" + a)));
        boolean brandBefore = before.contains("BRAND") || before.contains("MAKER");
        boolean brandAfter = after.contains("BRAND") || after.contains("MAKER");
        String other = brandBefore && brandAfter ? "both" : brandBefore ? "before" : brandAfter ? "after" : "none";
        found.accept("o " + other);
        found.accept("o " + other + " " + first(before) + "_" + first(after));
    }

    /** Words of other sentences. */
    private void elsewhere() {
        for (int i = Math.max(0, at - FARTHEST); i < Math.min(phrase.tokens.size(), at + FARTHEST); i++) {
            String says = says(i);
            if (i != at && !WEAK.contains(says)) {
                found.accept("t " + says);
            }
        }
        for (int i = 0; i < phrase.tokens.size() && i < 2 && i < at; i++) {
            found.accept("f" + i + " " + says(i));
            if (!phrase.tokens.get(i).word().isEmpty()) {
                found.accept("fw" + i + " " + stem(phrase.tokens.get(i).word()));
            }
        }
        int last = phrase.tokens.size() - 1;
        for (int i = last; i > at && i > last - 2; i--) {
            found.accept("l" + (last - i) + " " + says(i));
        }
    }

    private void shape(int makers) {
        found.accept(named.model() ? "model" : "name");
        found.accept(at == 0 ? "first" : "later");
        found.accept("makers " + Math.min(makers, 3));
        found.accept("length " + Math.min(4, phrase.tokens.size() / 4));
    }
}
