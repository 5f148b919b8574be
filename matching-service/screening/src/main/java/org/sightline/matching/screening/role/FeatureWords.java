package org.sightline.matching.screening.role;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.screening.match.Role;

/**
 * What decided a role in words that a reader finds in the line: where a feature was seen and the words of the text that it speaks of.
 * A feature whose words were named already adds nothing, nor does one of which no word stands there.
 */
final class FeatureWords {

    private static final String BEFORE = "before";
    private static final String AFTER = "after";
    private static final String NAME = "the name";
    private static final String QUOTE = "“";
    private static final String END_QUOTE = "”";
    private static final String OMITTED = " … ";
    private static final Map<String, String> WHERE = places();

    /** Classes that are marks, ends and what was found: nothing to quote. */
    private static final Set<String> SILENT = Set.of(
            "", "-", "^", "@", "$", "|", "END", "COMMA", "STOP", "DASH", "COLON", "PAREN", "SLASH", "ASKS", "NAME",
            "MODEL");

    private final RoleReading reading;
    private final List<Token> tokens;
    private final int at;
    private final BitSet shown = new BitSet();

    private FeatureWords(RoleReading reading, int at) {
        this.reading = reading;
        this.tokens = reading.phrase.tokens;
        this.at = at;
    }

    private static Map<String, String> places() {
        Map<String, String> places = new HashMap<>();
        for (String line : Resources.lines("feature-places.txt")) {
            String[] parts = line.split(" = ");
            for (String letters : parts[1].split(" ")) {
                places.put(letters, parts[0]);
            }
        }
        return places;
    }

    /**
     * The heaviest features in words.
     *
     * @param features names of features, heaviest first
     * @param at the token of the name
     */
    static List<String> inWords(List<String> features, RoleReading reading, int at, Role role, int most) {
        FeatureWords words = new FeatureWords(reading, at);
        List<String> said = new ArrayList<>();
        for (String feature : features) {
            String one = FeatureNames.says(feature, role) ? words.inWords(feature) : null;
            if (one != null && !said.contains(one)) {
                said.add(one);
            }
            if (said.size() == most) {
                break;
            }
        }
        return said;
    }

    private @Nullable String inWords(String feature) {
        String[] parts = feature.split(" ", 2);
        if (parts.length < 2) {
            return null;
        }
        String place = FeatureNames.place(feature);
        return switch (place) {
            case "r" -> parts[1].startsWith("nothing") ? null : "the word rule of " + parts[1].split(" s ")[0];
            case "v" -> vendor(parts[1]);
            case "makers", "length", "number" -> null;
            default -> quoted(place, FeatureNames.isOutline(feature) ? acts(parts[1]) : named(place, parts[1]));
        };
    }

    /** The first word of the vendor's name of a class. */
    private @Nullable String vendor(String says) {
        return reading.vendor.stream()
                .filter(token -> token.says().equals(says) && !token.word().isEmpty())
                .findFirst()
                .map(token -> "in the vendor's name " + QUOTE
                        + Objects.requireNonNull(reading.vendorName).substring(token.start(), token.end()) + END_QUOTE)
                .orElse(null);
    }

    /** The tokens whose acts an outline names by their letters, before and after the name where it tells them apart. */
    private BitSet acts(String outline) {
        BitSet found = new BitSet();
        String[] sides = outline.split("[_@]", 2);
        for (int side = 0; side < sides.length; side++) {
            String where = sides.length == 1 ? "" : side == 0 ? BEFORE : AFTER;
            sides[side]
                    .chars()
                    .filter(letter -> Character.isUpperCase(letter) && letter != 'H')
                    .forEach(letter ->
                            nearest(where, i -> Outline.act(says(i)).equals(Character.toString(letter)), found));
        }
        return found;
    }

    /** The tokens that a feature names by their words or classes, each part the nearest one. */
    private BitSet named(String place, String parts) {
        String side = WHERE.getOrDefault(place, "");
        BitSet found = new BitSet();
        boolean beginning = place.equals("bx") || place.equals("ax");
        for (String part : parts.split("[ _]")) {
            if (!SILENT.contains(part)) {
                nearest(side, i -> isMeant(tokens.get(i), says(i), part, beginning), found);
            }
        }
        return found;
    }

    private static boolean isMeant(Token token, String says, String part, boolean beginning) {
        return switch (part) {
            case "goods" -> says.equals("GOODS");
            case "#" -> says.equals("NUM") || says.equals("CODE");
            case "B" -> says.equals("MAKER") || says.equals("BRAND");
            default ->
                beginning
                        ? token.word().startsWith(part)
                        : part.endsWith("~")
                                ? token.word().startsWith(part.substring(0, part.length() - 1))
                                : says.equals(part)
                                        || Arrays.asList(token.word().split(" "))
                                                .contains(part);
        };
    }

    /** Adds the token nearest to the name, or to the end that is meant, that is none of those found. */
    private void nearest(String side, IntPredicate meant, BitSet found) {
        boolean before = side.contains(BEFORE) || side.equals("first");
        boolean after = side.contains(AFTER) || side.equals("last");
        boolean both = before == after;
        IntStream.range(Math.max(0, at - Features.FARTHEST), Math.min(tokens.size(), at + Features.FARTHEST))
                .filter(i -> i < at && (both || before) || i > at && (both || after))
                .filter(i -> !found.get(i) && meant.test(i))
                .boxed()
                .min(Comparator.comparingInt(i -> distance(side, i)))
                .ifPresent(found::set);
    }

    private int distance(String side, int i) {
        return switch (side) {
            case "first" -> i;
            case "last" -> tokens.size() - i;
            default -> Math.abs(i - at);
        };
    }

    private String says(int i) {
        return reading.says(i, at);
    }

    /** Where, and the words as they stand in the text; with the name among them where they stand on both sides. */
    private @Nullable String quoted(String place, BitSet found) {
        BitSet fresh = (BitSet) found.clone();
        fresh.andNot(shown);
        if (fresh.isEmpty()) {
            return null;
        }
        shown.or(found);
        String side = WHERE.get(place);
        List<String> quotes = new ArrayList<>();
        boolean named = side != null;
        for (int from = found.nextSetBit(0); from >= 0; ) {
            if (!named && from > at) {
                quotes.add(NAME);
                named = true;
            }
            int to = from;
            while (found.get(to + 1)) {
                to++;
            }
            quotes.add(QUOTE
                    + reading.text.raw.substring(
                            tokens.get(from).start(), tokens.get(to).end())
                    + END_QUOTE);
            from = found.nextSetBit(to + 1);
        }
        if (!named) {
            quotes.add(NAME);
        }
        return (side == null ? "" : side + " ") + String.join(OMITTED, quotes);
    }
}
