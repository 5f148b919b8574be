package org.sightline.matching.screening.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What ordinary words around a name say about it: goods, trade, legal form, place, or something quite different. */
public final class Lexicon {

    public static final int VIDEO = 1;
    public static final int RADIO = 1 << 1;
    public static final int PHONE = 1 << 2;
    public static final int NETWORK = 1 << 3;
    public static final int DRONE = 1 << 4;
    public static final int TELECOM = 1 << 5;
    /** Trade words such as technology or systems. */
    public static final int TECH = 1 << 6;

    public static final int LEGAL = 1 << 7;
    public static final int GEO = 1 << 8;
    /** Trades that no maker on the list is in. */
    public static final int CONTRARY = 1 << 9;
    /** Payments to persons. */
    public static final int PERSON = 1 << 10;
    /** Other makers. */
    public static final int OTHER = 1 << 11;
    /** A number, a quantity or a measure. */
    static final int NUMBER = 1 << 12;

    /** Common words of company names that set nobody apart. */
    public static final int PLAIN = 1 << 13;

    /** Kinds of goods that the makers sell. */
    public static final int GOODS = VIDEO | RADIO | PHONE | NETWORK | DRONE | TELECOM;

    private static final Map<String, Integer> CATEGORY = Map.ofEntries(
            Map.entry("VIDEO", VIDEO),
            Map.entry("RADIO", RADIO),
            Map.entry("PHONE", PHONE),
            Map.entry("NETWORK", NETWORK),
            Map.entry("DRONE", DRONE),
            Map.entry("TELECOM", TELECOM),
            Map.entry("TECH", TECH),
            Map.entry("LEGAL", LEGAL),
            Map.entry("GEO", GEO),
            Map.entry("CONTRARY", CONTRARY),
            Map.entry("PERSON", PERSON),
            Map.entry("OTHER", OTHER),
            Map.entry("PLAIN", PLAIN),
            // Words of ledgers and web addresses say as little as a number.
            Map.entry("LEDGER", NUMBER));

    private static final Lexicon DEFAULT = load();

    private final Map<String, Integer> words = new HashMap<>();
    private final Map<String, Integer> stems = new HashMap<>();
    private int longestStem;
    /** Words in which one slip is forgiven. */
    private final List<Trade> trades = new ArrayList<>();
    /** Beginnings of words in other scripts, spelled as {@link Scripts#spell} does. */
    private final Map<String, Integer> foreign = new HashMap<>();

    private Lexicon() {}

    /** The words that ship with Sightline. */
    public static Lexicon standard() {
        return DEFAULT;
    }

    private static Lexicon load() {
        InputStream in = Lexicon.class.getResourceAsStream("words.txt");
        if (in == null) {
            throw new IllegalStateException("The screening words are missing: words.txt");
        }
        Lexicon lexicon = new Lexicon();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .forEach(lexicon::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lexicon;
    }

    private void add(String line) {
        String[] parts = line.split(" ");
        boolean slip = parts[0].equals("SLIP");
        boolean otherScript = parts[0].equals("FOREIGN");
        int first = slip || otherScript ? 1 : 0;
        int category = Objects.requireNonNull(CATEGORY.get(parts[first]), line);
        for (int i = first + 1; i < parts.length; i++) {
            if (slip) {
                trades.add(new Trade(parts[i], category));
            } else if (otherScript) {
                foreign.put(Scripts.spell(parts[i]), category);
            } else if (parts[i].endsWith("*")) {
                stems.merge(parts[i].substring(0, parts[i].length() - 1), category, (a, b) -> a | b);
                longestStem = Math.max(longestStem, parts[i].length() - 1);
            } else {
                words.merge(parts[i], category, (a, b) -> a | b);
            }
        }
    }

    /**
     * The categories of a word, or-ed; 0 if it says nothing.
     *
     * @param word upper-case letters and digits
     */
    public int of(String word) {
        int found = words.getOrDefault(word, 0);
        for (int n = 3; n <= Math.min(longestStem, word.length()); n++) {
            found |= stems.getOrDefault(word.substring(0, n), 0);
        }
        if (found == 0 && word.length() >= 6) {
            found = misspelt(word);
        }
        if (word.charAt(0) >= '0' && word.charAt(0) <= '9') {
            found |= measure(word);
        }
        return found;
    }

    /** The words that it knows as they stand. */
    public Set<String> knownWords() {
        return words.keySet();
    }

    private record Trade(String word, int category) {}

    /** Trade words and legal forms with one slip in them. */
    private int misspelt(String word) {
        for (int i = 0; i < trades.size(); i++) {
            if (mayBe(word, trades.get(i).word())
                    && Distance.withinOne(word, trades.get(i).word())) {
                return trades.get(i).category();
            }
        }
        return 0;
    }

    /** One slip leaves the first letter as it was, or the last. */
    private static boolean mayBe(String word, String trade) {
        return Math.abs(word.length() - trade.length()) <= 1
                && (word.charAt(0) == trade.charAt(0)
                        || word.charAt(word.length() - 1) == trade.charAt(trade.length() - 1));
    }

    private static int measure(String word) {
        int n = 0;
        while (n < word.length() && word.charAt(n) >= '0' && word.charAt(n) <= '9') {
            n++;
        }
        return switch (word.substring(n)) {
            case "MP", "MPX", "CH", "CHANNEL", "FPS", "MM" -> NUMBER | (word.endsWith("MM") ? 0 : VIDEO);
            case "PORT", "GE", "GB", "TB", "K", "X", "P", "PK", "EA", "FT", "IN", "" -> NUMBER;
            default -> 0;
        };
    }

    /**
     * Kinds of goods that a text in another script speaks of.
     *
     * @param spelled as {@link Scripts#spell} gives it
     */
    int elsewhere(String spelled) {
        int said = 0;
        for (Map.Entry<String, Integer> word : foreign.entrySet()) {
            said |= spelled.contains(word.getKey()) ? word.getValue() : 0;
        }
        return said;
    }

    /** Whether letters can be read as known words without remainder, as in TECHNOLOGYUSA. */
    public boolean reads(String letters) {
        if (letters.isEmpty()) {
            return true;
        }
        for (int n = letters.length(); n >= 2; n--) {
            if (known(letters.substring(0, n)) && (n == letters.length() || reads(letters.substring(n)))) {
                return true;
            }
        }
        return false;
    }

    private boolean known(String word) {
        return (of(word) & (GOODS | TECH | LEGAL | GEO | NUMBER)) != 0;
    }
}
