package org.sightline.matching.screening.role;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The outline of what surrounds a name: kinds of acts by a letter each ({@code outline.txt}), in their order. Two hundred rows of acts that no
 * line of the training had are one outline that many had: approved, removal, name.
 */
final class Outline {

    private static final Map<String, String> LETTERS = load();
    private static final String THINGS = "x.l";
    private static final int WINDOW = 14;
    private static final int BEFORE = 4;
    private static final int AFTER = 3;

    private final List<String> says;
    private final int at;

    /**
     * The outline around one name.
     *
     * @param says the classes of the tokens
     * @param at the token of the name
     */
    Outline(List<String> says, int at) {
        this.says = says;
        this.at = at;
    }

    private static Map<String, String> load() {
        Map<String, String> letters = new HashMap<>();
        for (String line : Resources.lines("outline.txt")) {
            String[] parts = line.split(" ");
            for (int i = 1; i < parts.length; i++) {
                letters.put(parts[i], parts[0]);
            }
        }
        return letters;
    }

    /** The letter of a class; empty where it has none. */
    static String letter(String says) {
        return LETTERS.getOrDefault(says, "");
    }

    /** The letter of a class of acts; empty where it is a link, a thing, a break or nothing. */
    static String act(String says) {
        String letter = letter(says);
        return !letter.isEmpty() && Character.isUpperCase(letter.charAt(0)) ? letter : "";
    }

    /** Acts and ends of sentences alone, and acts with the things and breaks between them: ends of what stands before with beginnings of what follows. */
    void features(Consumer<String> found) {
        features("m ", row(-1, false), row(1, false), found);
        features("n ", row(-1, true), row(1, true), found);
    }

    private static void features(String kind, String before, String after, Consumer<String> found) {
        for (int b = 0; b <= Math.min(BEFORE, before.length()); b++) {
            for (int a = 0; a <= Math.min(AFTER, after.length()); a++) {
                if (b + a > 0) {
                    found.accept(
                            kind + new StringBuilder(before.substring(0, b)).reverse() + "_" + after.substring(0, a));
                }
            }
        }
    }

    /** The letters from the name on outward, one for a run of the same; a mark where the text ends within the window. */
    private String row(int step, boolean withThings) {
        StringBuilder row = new StringBuilder();
        int i = at + step;
        for (; i >= 0 && i < says.size() && Math.abs(i - at) <= WINDOW; i += step) {
            String letter = LETTERS.getOrDefault(says.get(i), "");
            boolean counts = !letter.isEmpty()
                    && (withThings || !THINGS.contains(letter) || says.get(i).equals("STOP"));
            if (counts && (row.isEmpty() || row.charAt(row.length() - 1) != letter.charAt(0))) {
                row.append(letter);
            }
        }
        return i < 0 || i >= says.size() ? row.append('^').toString() : row.toString();
    }
}
