package org.sightline.matching.screening.role;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * The words around a name as they are spelled, written out and with everything that differs from line to line masked: numbers, goods, names of
 * makers. Rows of two and three words say what no class of single words does: "no longer sold", "in lieu", "to go".
 */
final class Wording {

    private static final int WINDOW = 14;
    private static final int BESIDE = 4;
    private static final int FARTHEST_SKIP = 3;
    private static final String GOODS = "goods";
    private static final String NUMBER = "#";
    private static final String HERE = "@";
    private static final Set<String> NUMBERS = Set.of("NUM", "CODE");
    private static final Set<String> MAKERS = Set.of("MAKER", "BRAND");
    private static final Set<String> FOUND = Set.of("NAME", "MODEL");
    private static final Set<String> SAYS_NOTHING = Set.of(GOODS, NUMBER, ",");

    /** Words that begin a part of their own, as a comma does. */
    private static final Set<String> CONNECTIVES = Set.of(
            "BUT", "WHILE", "THEN", "WHEREAS", "AND", "SO", "AFTER", "BEFORE", "WHEN", "ONCE", "UNTIL", "SINCE",
            "BECAUSE");

    private static final Set<String> ENDS = Set.of("COMMA", "STOP", "DASH", "COLON", "PAREN", "ASKS");

    private final List<String> says;
    private final List<String> words = new ArrayList<>();
    private final int at;
    private final Set<String> weak;
    private final int[] clause;

    /**
     * The words around one name.
     *
     * @param tokens the words of the field
     * @param says their classes
     * @param at the token of the name
     * @param weak classes that are no act
     */
    Wording(List<Token> tokens, List<String> says, int at, Set<String> weak) {
        this.says = says;
        this.at = at;
        this.weak = weak;
        for (int i = 0; i < says.size(); i++) {
            words.add(i == at ? HERE : masked(tokens.get(i).word(), says.get(i)));
        }
        this.clause = numbered();
    }

    private static String masked(String word, String says) {
        if (says.equals("GOODS")) {
            return GOODS;
        }
        if (NUMBERS.contains(says)) {
            return NUMBER;
        }
        if (FOUND.contains(says)) {
            return "H";
        }
        return MAKERS.contains(says) ? "B" : word.isEmpty() ? mark(says) : word;
    }

    private static String mark(String says) {
        return switch (says) {
            case "COMMA" -> ",";
            case "STOP" -> ".";
            case "DASH" -> "-";
            case "COLON" -> ":";
            case "PAREN" -> "(";
            case "ASKS" -> "?";
            default -> "/";
        };
    }

    /** All features of the wording. */
    void features(Consumer<String> found) {
        side(Math.max(0, at - WINDOW), at, "b", found);
        side(at + 1, Math.min(words.size(), at + WINDOW + 1), "a", found);
        anywhere(found);
        mixed(found);
        clauses(found);
        another(found);
        heads(found);
        outline(found);
    }

    /** Rows of two and three words on one side, and pairs with one or two words between them. */
    private void side(int from, int to, String side, Consumer<String> found) {
        for (int i = from; i < to; i++) {
            String word = words.get(i);
            if (i + 1 < to) {
                found.accept("w" + side + " " + word + " " + words.get(i + 1));
            }
            for (int skip = 2; skip <= FARTHEST_SKIP && i + skip < to; skip++) {
                found.accept("s" + side + " " + word + " " + words.get(i + skip));
            }
            if (i + 2 < to) {
                found.accept("t" + side + " " + word + " " + words.get(i + 1) + " " + words.get(i + 2));
            }
        }
    }

    /** Words and pairs of words on either side, the name and the edges of the text among them. */
    private void anywhere(Consumer<String> found) {
        String last = "^";
        for (int i = 0; i <= words.size(); i++) {
            String word = i < words.size() ? words.get(i) : "$";
            found.accept("u " + word);
            found.accept("d " + last + " " + word);
            last = word;
        }
    }

    /** Rows of classes, with the word itself where it has none. */
    private void mixed(Consumer<String> found) {
        int to = Math.min(words.size(), at + WINDOW + 1);
        for (int i = Math.max(0, at - WINDOW); i + 1 < to; i++) {
            found.accept("y" + place(i, i + 1) + "1 " + mixed(i) + " " + mixed(i + 1));
            if (i + 2 < to) {
                String side = place(i, i + 2);
                found.accept("y" + side + "2 " + mixed(i) + " " + mixed(i + 2));
                found.accept("y" + side + "3 " + mixed(i) + " " + mixed(i + 1) + " " + mixed(i + 2));
            }
        }
    }

    private String place(int from, int to) {
        return to <= at ? "b" : from >= at ? "a" : "x";
    }

    private String mixed(int i) {
        String of = says.get(i);
        return i == at || of.equals(Vocabulary.OTHER) || NUMBERS.contains(of) || of.equals("GOODS") ? words.get(i) : of;
    }

    /** Words and classes of the name's own clause, and of the clauses before and behind it. */
    private void clauses(Consumer<String> found) {
        for (int i = 0; i < words.size(); i++) {
            if (i == at || SAYS_NOTHING.contains(words.get(i)) || ENDS.contains(says.get(i))) {
                continue;
            }
            int away = clause[i] - clause[at];
            String where = away == 0 ? (i < at ? "b" : "a") : away < 0 ? "p" : "q";
            found.accept("h" + where + " " + words.get(i));
            if (!weak.contains(says.get(i))) {
                found.accept("e" + where + (Math.abs(away) > 1 ? "2 " : " ") + says.get(i));
            }
        }
        String own = kinds(0);
        String previous = kinds(-1);
        String next = kinds(1);
        found.accept("zc " + own);
        found.accept("zcp " + previous + "." + own);
        found.accept("zcq " + own + "." + next);
        found.accept("zcz " + previous + "." + own + "." + next);
    }

    private int[] numbered() {
        int[] number = new int[words.size()];
        for (int i = 1; i < number.length; i++) {
            boolean begins = ENDS.contains(says.get(i)) || CONNECTIVES.contains(words.get(i));
            number[i] = number[i - 1] + (begins ? 1 : 0);
        }
        return number;
    }

    private String kinds(int away) {
        Set<String> kinds = new TreeSet<>();
        boolean any = false;
        for (int i = 0; i < clause.length; i++) {
            if (clause[i] - clause[at] == away) {
                any = true;
                kinds.add(MAKERS.contains(says.get(i)) ? "B" : Outline.act(says.get(i)));
            }
        }
        return any ? String.join("", kinds) : "^";
    }

    /** What stands between the name and the nearest other make, before both and behind both. */
    private void another(Consumer<String> found) {
        int other = nearestMake();
        if (other < 0) {
            return;
        }
        String order = other < at ? "B@" : "@B";
        int from = Math.min(other, at);
        int to = Math.max(other, at);
        String between = row(from + 1, to);
        String before = row(Math.max(0, from - BESIDE), from);
        String after = row(to + 1, Math.min(words.size(), to + 1 + BESIDE));
        found.accept("oo " + order + " " + between);
        found.accept("oo1 " + order + " " + before + "_" + between + "_" + after);
        found.accept("oo2 " + order + " " + before + "_" + between);
        found.accept("oo3 " + order + " " + between + "_" + after);
        for (int i = from + 1; i < to; i++) {
            if (!SAYS_NOTHING.contains(words.get(i))) {
                found.accept("ow " + order + " " + words.get(i));
            }
        }
        if (from > 0) {
            found.accept("ob " + order + " " + words.get(from - 1));
        }
        if (to + 1 < words.size()) {
            found.accept("oa " + order + " " + words.get(to + 1));
        }
    }

    private int nearestMake() {
        int nearest = -1;
        for (int i = 0; i < words.size(); i++) {
            if (i != at && MAKERS.contains(says.get(i)) && (nearest < 0 || Math.abs(i - at) < Math.abs(nearest - at))) {
                nearest = i;
            }
        }
        return nearest;
    }

    /** Acts and links as letters. */
    private String row(int from, int to) {
        StringBuilder row = new StringBuilder();
        for (int i = from; i < to; i++) {
            String letter = Outline.letter(says.get(i));
            if (!letter.isEmpty() && !"xl".contains(letter)) {
                row.append(letter);
            }
        }
        return row.toString();
    }

    /** The first act of the name's clause, the first and last act of the text, and numbers beside the name. */
    private void heads(Consumer<String> found) {
        List<Integer> acts = IntStream.range(0, words.size())
                .filter(i -> !Outline.act(says.get(i)).isEmpty())
                .boxed()
                .toList();
        acts.stream().filter(i -> clause[i] == clause[at]).findFirst().ifPresent(i -> {
            String side = i < at ? " b" : " a";
            found.accept("i " + words.get(i) + side);
            found.accept("ic " + says.get(i) + side);
        });
        boolean none = acts.isEmpty();
        found.accept("if " + (none ? "-" : words.get(acts.getFirst())));
        found.accept("il " + (none ? "-" : words.get(acts.getLast())));
        found.accept("ifl " + (none ? "-" : says.get(acts.getFirst()) + "_" + says.get(acts.getLast())));
        numbers(found);
    }

    private void numbers(Consumer<String> found) {
        if (at > 0 && words.get(at - 1).equals(NUMBER)) {
            found.accept(at == 1 ? "number first" : "number before");
        }
        if (at + 1 < words.size() && words.get(at + 1).equals(NUMBER)) {
            found.accept("number behind");
        }
    }

    /** The whole text as letters of acts and links, and of acts alone. */
    private void outline(Consumer<String> found) {
        StringBuilder all = new StringBuilder();
        StringBuilder acts = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            String letter = i == at ? HERE : Outline.letter(says.get(i));
            if (letter.isEmpty() || "xl".contains(letter)) {
                continue;
            }
            append(all, letter);
            if (i == at || Character.isUpperCase(letter.charAt(0))) {
                append(acts, letter);
            }
        }
        found.accept("mo " + all.substring(0, Math.min(WINDOW, all.length())));
        found.accept("ma " + acts.substring(0, Math.min(WINDOW, acts.length())));
    }

    private static void append(StringBuilder row, String letter) {
        if (row.isEmpty() || row.charAt(row.length() - 1) != letter.charAt(0)) {
            row.append(letter);
        }
    }
}
