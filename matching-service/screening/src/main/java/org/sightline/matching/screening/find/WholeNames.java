package org.sightline.matching.screening.find;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sightline.matching.screening.sieve.Words;
import org.sightline.matching.screening.subject.Field;
import org.sightline.matching.screening.text.Distance;
import org.sightline.matching.screening.text.Glyphs;
import org.sightline.matching.screening.text.LegalForms;
import org.sightline.matching.screening.text.Lexicon;
import org.sightline.matching.screening.text.Spellings;
import org.sightline.matching.screening.text.Text;
import org.sightline.matching.watchlist.Name;

/**
 * Listed names by all their letters, to be met by the whole of a vendor's or manufacturer's name: so every listed name finds itself,
 * however plain its words are and wherever they are glued or split.
 *
 * <p>The ways in which the name may also be written are made from the list, not from the text: with another legal form or none, a word
 * in its other spelling, the second word as its initial. A slip is looked for by halves, since it spoils one of them only; another order
 * by a sum over the words.
 */
final class WholeNames {

    /** Fewer letters are anybody's. */
    private static final int SHORTEST = 3;
    /** Fewest letters of a name in which a slip is forgiven. */
    private static final int SLIP_FROM = 8;
    /** What may follow a name that is found at the beginning of a field: a legal form of so many characters. */
    private static final int FORM_AFTER = 28;
    /** Longest legal form that may stand before a name. */
    private static final int FORM_BEFORE = 5;

    /** How wide the fields of ledgers are that cut names. */
    private static final int[] WIDTHS = {30, 35, 40};

    private static final Set<Field> FIELDS = Set.of(Field.VENDOR_NAME, Field.MANUFACTURER);

    private final Map<String, Map<Pattern, Hit.Way>> bySpelling = new HashMap<>();
    private final Map<String, List<Pattern>> bySortedWords = new HashMap<>();
    private final Map<String, List<String>> byHalf = new HashMap<>();
    private final Hashes spellings = new Hashes();
    private final Hashes sums = new Hashes();
    private final Halves halves = new Halves();
    private final Edges edges = new Edges();

    WholeNames(List<Name> listed, Lexicon lexicon) {
        for (Name name : listed) {
            add(name, lexicon);
        }
        spellings.close();
        sums.close();
        halves.close();
        edges.close();
    }

    private void add(Name name, Lexicon lexicon) {
        Pattern pattern = Pattern.of(0, name);
        List<String> words = words(new Text(Field.VENDOR_NAME, name.text(), lexicon));
        Map<String, Hit.Way> ways = ways(name, pattern, words);
        ways.forEach((spelling, way) -> {
            bySpelling.computeIfAbsent(spelling, k -> new LinkedHashMap<>(2)).putIfAbsent(pattern, way);
            spellings.add(Hashes.of(spelling));
            edges.add(spelling);
            if (way.ordinal() <= Hit.Way.FORM.ordinal() && spelling.length() >= SLIP_FROM && halves.add(spelling)) {
                edges.addSlips(spelling);
                byHalf.computeIfAbsent(Halves.front(spelling), k -> new ArrayList<>(1))
                        .add(spelling);
                byHalf.computeIfAbsent(Halves.back(spelling), k -> new ArrayList<>(1))
                        .add(spelling);
            }
        });
        if (words.size() > 1) {
            bySortedWords
                    .computeIfAbsent(sorted(words), k -> new ArrayList<>(1))
                    .add(pattern);
            sums.add(Hashes.sum(words));
            edges.addWords(words);
        }
    }

    private static Map<String, Hit.Way> ways(Name name, Pattern pattern, List<String> words) {
        Map<String, Hit.Way> ways = new LinkedHashMap<>();
        List<String> core = LegalForms.strip(words);
        ways.put(pattern.spelling, Hit.Way.SAME);
        ways.putIfAbsent(String.join("", core), Hit.Way.FORM);
        Spellings.otherwise(core).forEach(other -> ways.putIfAbsent(String.join("", other), Hit.Way.OTHERWISE));
        Spellings.otherwise(words).forEach(other -> ways.putIfAbsent(String.join("", other), Hit.Way.OTHERWISE));
        if (name.text().indexOf('&') >= 0) {
            List<String> written =
                    words(new Text(Field.VENDOR_NAME, name.text().replace("&", " AND "), Lexicon.standard()));
            ways.putIfAbsent(String.join("", written), Hit.Way.OTHERWISE);
            ways.putIfAbsent(String.join("", LegalForms.strip(written)), Hit.Way.OTHERWISE);
        } else if (words.contains("AND")) {
            ways.putIfAbsent(String.join("", without(words)), Hit.Way.OTHERWISE);
            ways.putIfAbsent(String.join("", without(core)), Hit.Way.OTHERWISE);
        }
        if (core.size() > 2 && core.get(1).length() > 1) {
            List<String> initial = new ArrayList<>(core);
            initial.set(1, core.get(1).substring(0, 1));
            ways.putIfAbsent(String.join("", initial), Hit.Way.INITIAL);
        }
        for (int width : WIDTHS) {
            if (name.text().length() > width) {
                ways.putIfAbsent(letters(name.text().substring(0, width)), Hit.Way.CUT);
            }
        }
        ways.keySet().removeIf(spelling -> spelling.length() < SHORTEST);
        return ways;
    }

    private static String letters(String text) {
        return String.join("", words(new Text(Field.VENDOR_NAME, text, Lexicon.standard())));
    }

    private static List<String> without(List<String> words) {
        return words.stream().filter(word -> !word.equals("AND")).toList();
    }

    private static List<String> words(Text text) {
        return text.words.stream().map(Text.Word::text).toList();
    }

    private static String sorted(List<String> words) {
        return String.join(" ", words.stream().sorted().toList());
    }

    boolean isEmpty() {
        return bySpelling.isEmpty();
    }

    /** Whether a text may be a listed name. */
    boolean mayBe(String text, Words words) {
        return edges.may(words, SLIP_FROM - 1) && mayBe(text, Glyphs.table());
    }

    /** Whether a text's letters may be a listed name. */
    private boolean mayBe(CharSequence text, byte[] symbols) {
        int length = text.length();
        long hash = 0;
        long word = 0;
        long sum = 0;
        long first = 0;
        int firstLetters = 0;
        int letters = 0;
        for (int i = 0; i < length; i++) {
            int symbol = symbols[text.charAt(i)];
            if (symbol > Glyphs.BREAK) {
                hash = NameIndex.next(hash, symbol);
                word = NameIndex.next(word, symbol);
                letters++;
            } else if (word != 0) {
                sum += Hashes.mixed(word);
                word = 0;
                if (firstLetters == 0) {
                    first = hash;
                    firstLetters = letters;
                }
                if (length - i <= FORM_AFTER && spellings.has(hash)) {
                    return true;
                }
            }
        }
        sum += word == 0 ? 0 : Hashes.mixed(word);
        return spellings.has(hash)
                || sums.has(sum)
                || firstLetters > 0 && isKnownWithoutFirst(hash, first, firstLetters, letters)
                || letters >= SLIP_FROM - 1 && halves.near(text, symbols, letters, hash);
    }

    /** Whether what follows a first word, which may be a legal form, is a listed name. */
    private boolean isKnownWithoutFirst(long hash, long first, int firstLetters, int letters) {
        int rest = letters - firstLetters;
        return firstLetters <= FORM_BEFORE
                && rest <= Halves.LONGEST
                && spellings.has(hash - first * Halves.POWER[rest]);
    }

    /** The listed names that the whole field is. */
    List<Hit> find(Text text) {
        if (!FIELDS.contains(text.field) || text.words.isEmpty() || !mayBe(text.raw, Glyphs.table())) {
            return List.of();
        }
        List<String> words = words(text);
        String letters = String.join("", words);
        Map<Pattern, Hit.Way> found = new LinkedHashMap<>(bySpelling.getOrDefault(letters, Map.of()));
        if (text.raw.strip().length() < WIDTHS[0] - 1) {
            found.values().removeIf(way -> way == Hit.Way.CUT);
        }
        for (String core : withoutForm(text, words)) {
            bySpelling
                    .getOrDefault(core, Map.of())
                    .forEach((pattern, way) -> found.putIfAbsent(pattern, later(way, Hit.Way.FORM)));
        }
        if (found.isEmpty()) {
            bySortedWords.getOrDefault(sorted(words), List.of()).forEach(p -> found.putIfAbsent(p, Hit.Way.ORDER));
        }
        if (found.isEmpty() && letters.length() <= Halves.LONGEST) {
            slipped(letters, found);
        }
        return found.entrySet().stream()
                .map(entry -> hit(text, entry.getKey(), entry.getValue()))
                .toList();
    }

    /** The letters without a legal form after or before them. */
    private static List<String> withoutForm(Text text, List<String> words) {
        List<String> cores = new ArrayList<>();
        int left = LegalForms.beforeEnd(words);
        if (left < words.size() && text.raw.length() - text.words.get(left - 1).end() <= FORM_AFTER) {
            cores.add(String.join("", words.subList(0, left)));
        }
        String rest = String.join("", words.subList(1, words.size()));
        if (words.size() > 1
                && words.get(0).length() <= FORM_BEFORE
                && rest.length() <= Halves.LONGEST
                && LegalForms.is(words.get(0))) {
            cores.add(rest);
        }
        return cores;
    }

    private static Hit.Way later(Hit.Way one, Hit.Way other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private void slipped(String letters, Map<Pattern, Hit.Way> found) {
        for (String half : Halves.of(letters)) {
            for (String spelling : byHalf.getOrDefault(half, List.of())) {
                // Another number is another company.
                if (Distance.withinOne(spelling, letters) && digits(spelling).equals(digits(letters))) {
                    bySpelling
                            .getOrDefault(spelling, Map.of())
                            .keySet()
                            .forEach(pattern -> found.putIfAbsent(pattern, Hit.Way.SLIP));
                }
            }
        }
    }

    private static String digits(String letters) {
        return letters.replaceAll("\\D", "");
    }

    private static Hit hit(Text text, Pattern pattern, Hit.Way way) {
        Hit hit = new Hit(
                pattern,
                text,
                text.words.get(0).start(),
                text.words.getLast().end(),
                way == Hit.Way.SLIP ? Pattern.SLIPPED : Pattern.EXACT,
                0,
                0);
        hit.whole = true;
        hit.way = way;
        hit.distinctive = (int) text.words.stream()
                .filter(word -> word.text().length() >= SHORTEST && (word.says() & Lexicon.LEGAL) == 0)
                .count();
        return hit;
    }
}
