package org.sightline.matching.screening.find;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.screening.sieve.Ends;
import org.sightline.matching.screening.sieve.Words;
import org.sightline.matching.screening.subject.Field;
import org.sightline.matching.screening.text.Distance;
import org.sightline.matching.screening.text.Glyphs;
import org.sightline.matching.screening.text.Lexicon;
import org.sightline.matching.screening.text.Text;
import org.sightline.matching.watchlist.Name;

/**
 * Tens of thousands of listed names, found by their distinctive words in any order, one slip forgiven.
 *
 * <p>Each name is filed under its rarest distinctive word and under that word with each one letter left out (symmetric delete: two
 * words one slip apart share such a form). A text word is looked up the same way, by a rolling hash that needs no strings. A small
 * bit filter that fits the cache turns nearly all look-ups away.
 */
public final class NameIndex {

    /** Shortest word in which a slip is forgiven. */
    private static final int SLIP_FROM = 6;
    /** Shortest word that is known by its ends: a slip may leave it out of the shortest in which one is forgiven. */
    private static final int ENDS_FROM = SLIP_FROM - 1;
    /** A word in the names of more entities than this, and of more than one in {@value #COMMON_SHARE}, is not distinctive. */
    private static final int COMMON = 8;

    private static final int COMMON_SHARE = 1000;
    /** A vendor's name that has less than this in common with a listed one is another company's. */
    private static final double UNLIKE = 0.7;

    private static final Set<Field> NAMES = Set.of(Field.VENDOR_NAME, Field.MANUFACTURER);
    private static final long BASE = 0x9E3779B97F4A7C15L | 1;
    private static final int LONGEST = 64;
    private static final long[] POWER = new long[LONGEST + 1];

    static {
        POWER[0] = 1;
        for (int i = 1; i <= LONGEST; i++) {
            POWER[i] = POWER[i - 1] * BASE;
        }
    }

    private final Lexicon lexicon;
    final List<Listed> names = new ArrayList<>();
    private long[] filter = new long[1];
    private int filterShift = 63;
    private long[] keys = new long[2];
    private int[][] filed = new int[2][];
    /** Words of at least five letters. */
    private final Ends ends = new Ends();
    /** How shorter words begin: a bit for each two letters. */
    private final long[] shortStarts = new long[Glyphs.COUNT * Glyphs.COUNT / Long.SIZE];
    /** Hashes of ordinary words, open addressing: such a word is itself, and no slip of a listed one. */
    private final long[] ordinary = new long[1 << 12];

    public NameIndex(List<Name> listed, Lexicon lexicon) {
        this.lexicon = lexicon;
        lexicon.knownWords().forEach(word -> ordinary[ordinarySlot(hash(word))] = hash(word));
        Map<String, Integer> frequency = frequency(listed);
        int entities = (int) listed.stream().map(Name::entityId).distinct().count();
        for (Name name : listed) {
            Listed entry = entry(name, frequency, entities);
            if (entry != null) {
                names.add(entry);
            }
        }
        file();
    }

    /** How many entities have a word in one of their names; other spellings of one entity count once. */
    private static Map<String, Integer> frequency(List<Name> listed) {
        Map<String, Set<String>> users = new HashMap<>();
        for (Name name : listed) {
            words(name.text())
                    .forEach(
                            w -> users.computeIfAbsent(w, k -> new HashSet<>(2)).add(name.entityId()));
        }
        Map<String, Integer> frequency = new HashMap<>();
        users.forEach((word, entities) -> frequency.put(word, entities.size()));
        return frequency;
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i <= text.length(); i++) {
            char letter = i < text.length() ? Glyphs.letter(text.charAt(i)) : 0;
            if (letter != 0 && letter < 128) {
                word.append(letter);
            } else if (word.length() > 0) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        return words;
    }

    private @Nullable Listed entry(Name name, Map<String, Integer> frequency, int total) {
        List<String> words = words(name.text());
        List<String> distinctive = new ArrayList<>();
        for (String word : words) {
            boolean common = frequency.getOrDefault(word, 0) > Math.max(COMMON, total / COMMON_SHARE);
            if (word.length() >= 3 && lexicon.of(word) == 0 && !common && !distinctive.contains(word)) {
                distinctive.add(word);
            }
        }
        boolean plain = distinctive.isEmpty();
        List<String> required = plain
                ? words.stream()
                        .filter(w -> w.length() > 1 && (lexicon.of(w) & Lexicon.LEGAL) == 0)
                        .distinct()
                        .toList()
                : distinctive;
        if (required.isEmpty() || plain && required.size() < 2) {
            return null;
        }
        List<String> rarest = new ArrayList<>(required);
        rarest.sort(Comparator.comparingInt((String w) -> frequency.get(w))
                .thenComparingInt(w -> -w.length())
                .thenComparing(w -> w));
        Set<String> others = new HashSet<>(words);
        others.removeAll(required);
        return new Listed(Pattern.of(names.size(), name), words, rarest, others, plain ? required : List.of());
    }

    private void file() {
        Map<Long, List<Integer>> forms = new HashMap<>();
        for (int n = 0; n < names.size(); n++) {
            String anchor = names.get(n).required.get(0);
            if (anchor.length() >= ENDS_FROM) {
                ends.add(anchor);
            } else {
                int two = Glyphs.ofLetter(anchor.charAt(0)) * Glyphs.COUNT + Glyphs.ofLetter(anchor.charAt(1));
                shortStarts[two >>> 6] |= 1L << two;
            }
            for (long form : forms(anchor, names.get(n).plain)) {
                forms.computeIfAbsent(form, k -> new ArrayList<>(1)).add(n);
            }
        }
        int capacity = Integer.highestOneBit(Math.max(2, forms.size() * 2 - 1)) * 2;
        keys = new long[capacity];
        filed = new int[capacity][];
        int words = Math.max(1, Integer.highestOneBit(Math.max(1, forms.size() / 4)) * 2);
        filter = new long[words];
        filterShift = 64 - Integer.numberOfTrailingZeros(words);
        forms.forEach((form, list) -> {
            int at = slot(form);
            keys[at] = form;
            filed[at] = list.stream().mapToInt(Integer::intValue).toArray();
            filter[word(form)] |= bits(form);
        });
    }

    /** The hash of a word and, where a slip is forgiven, of the word with each one letter left out. */
    private static Set<Long> forms(String word, boolean exactOnly) {
        Set<Long> forms = new HashSet<>();
        forms.add(hash(word));
        if (word.length() >= SLIP_FROM && !exactOnly) {
            for (int i = 0; i < word.length(); i++) {
                forms.add(hash(word.substring(0, i) + word.substring(i + 1)));
            }
        }
        return forms;
    }

    private static long hash(String word) {
        long hash = 0;
        for (int i = 0; i < word.length(); i++) {
            hash = next(hash, Glyphs.ofLetter(word.charAt(i)));
        }
        return hash;
    }

    /** The rolling hash after one more symbol. */
    static long next(long hash, int symbol) {
        return hash * BASE + symbol;
    }

    boolean isEmpty() {
        return names.isEmpty();
    }

    private int word(long form) {
        return filterShift == 64 ? 0 : (int) (form >>> filterShift);
    }

    private static long bits(long form) {
        return 1L << (form >>> 7) | 1L << (form >>> 19);
    }

    private int ordinarySlot(long hash) {
        int at = (int) (hash >>> 52);
        while (ordinary[at] != 0 && ordinary[at] != hash) {
            at = at + 1 & ordinary.length - 1;
        }
        return at;
    }

    private int slot(long form) {
        int mask = keys.length - 1;
        int at = (int) (form * 0xC2B2AE3D27D4EB4FL >>> 32) & mask;
        while (filed[at] != null && keys[at] != form) {
            at = at + 1 & mask;
        }
        return at;
    }

    private int @Nullable [] filedUnder(long form) {
        long bits = bits(form);
        return (filter[word(form)] & bits) == bits ? filed[slot(form)] : null;
    }

    /** Whether a word of a text may be the rarest word of a listed name whose second word may be in the text as well. */
    boolean mayBegin(String text, Words words, int start, int end) {
        int length = end - start;
        byte[] symbols = words.symbols();
        if (length < 2 || length > LONGEST || !mayBeFiled(symbols, start, end)) {
            return false;
        }
        long hash = 0;
        for (int i = start; i < end; i++) {
            hash = next(hash, symbols[i]);
        }
        if (plausible(filedUnder(hash), text)) {
            return true;
        }
        if (length < SLIP_FROM || ordinary[ordinarySlot(hash)] == hash) {
            return false;
        }
        long before = 0;
        for (int i = 0; i < length; i++) {
            long after = next(before, symbols[start + i]);
            long without = hash + (before - after) * POWER[length - 1 - i];
            if (plausible(filedUnder(without), text)) {
                return true;
            }
            before = after;
        }
        return false;
    }

    /** Turns most words away by a few letters. */
    private boolean mayBeFiled(byte[] symbols, int start, int end) {
        if (end - start >= ENDS_FROM) {
            return ends.near(symbols, start, end);
        }
        int two = symbols[start] * Glyphs.COUNT + symbols[start + 1];
        return (shortStarts[two >>> 6] >>> two & 1) != 0;
    }

    private boolean plausible(int @Nullable [] candidates, CharSequence text) {
        if (candidates == null) {
            return false;
        }
        for (int candidate : candidates) {
            Listed name = names.get(candidate);
            if (name.required.size() == 1 || has(name.required.get(1), text)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a text has a word, or one that is a slip away from it. */
    private static boolean has(String word, CharSequence text) {
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean letter = i < text.length() && Glyphs.symbol(text.charAt(i)) > Glyphs.BREAK;
            if (letter && start < 0) {
                start = i;
            } else if (!letter && start >= 0) {
                if (near(word, text, start, i)) {
                    return true;
                }
                start = -1;
            }
        }
        return false;
    }

    /** Whether a stretch of text agrees with a word from both ends, except for at most two neighbouring letters. */
    private static boolean near(String word, CharSequence text, int start, int end) {
        int length = end - start;
        if (Math.abs(length - word.length()) > 1) {
            return false;
        }
        int shorter = Math.min(length, word.length());
        int front = 0;
        while (front < shorter && Glyphs.letter(text.charAt(start + front)) == word.charAt(front)) {
            front++;
        }
        int back = 0;
        while (back < shorter - front
                && Glyphs.letter(text.charAt(end - 1 - back)) == word.charAt(word.length() - 1 - back)) {
            back++;
        }
        int left = shorter - front - back;
        return left <= (word.length() < SLIP_FROM ? 0 : 2) && (word.length() >= SLIP_FROM || length == word.length());
    }

    /** The listed names in a field. */
    List<Hit> find(Text text) {
        Set<Integer> candidates = new java.util.TreeSet<>();
        Set<String> seen = new HashSet<>();
        for (Text.Word word : text.words) {
            if (word.text().length() >= 2 && word.text().length() <= LONGEST && seen.add(word.text())) {
                add(candidates, filedUnder(hash(word.text())));
                if (word.text().length() >= SLIP_FROM
                        && ends.near(Glyphs.symbols(word.text()), 0, word.text().length())) {
                    forms(word.text(), false).forEach(f -> add(candidates, filedUnder(f)));
                }
            }
        }
        List<Hit> hits = new ArrayList<>();
        for (int candidate : candidates) {
            Hit hit = check(names.get(candidate), text);
            if (hit != null) {
                hits.add(hit);
            }
        }
        return hits;
    }

    private static void add(Set<Integer> candidates, int @Nullable [] more) {
        if (more != null) {
            Arrays.stream(more).forEach(candidates::add);
        }
    }

    private @Nullable Hit check(Listed name, Text text) {
        int start = Integer.MAX_VALUE;
        int end = 0;
        int slips = 0;
        for (String required : name.required) {
            Text.Word word = wordFor(required, text, !name.plain && slips == 0);
            if (word == null) {
                return null;
            }
            slips += word.text().equals(required) ? 0 : 1;
            start = Math.min(start, word.start());
            end = Math.max(end, word.end());
        }
        int others = (int)
                text.words.stream().filter(w -> name.others.contains(w.text())).count();
        int unknown = (int) text.words.stream()
                .filter(w -> (w.says() & ~Lexicon.PLAIN) == 0
                        && w.text().length() > 2
                        && !name.others.contains(w.text())
                        && name.required.stream().noneMatch(r -> r.equals(w.text()) || Distance.withinOne(r, w.text())))
                .count();
        if (name.required.size() == 1 && unknown > 0 && others == 0
                || name.plain && (unknown > 0 || !inOrder(name, text))) {
            return null;
        }
        Hit hit = new Hit(name.pattern, text, start, end, slips > 0 ? Pattern.SLIPPED : Pattern.EXACT, 0, 0);
        hit.coverage = (name.required.size() + Math.min(others, name.others.size()))
                / (double) (name.required.size() + name.others.size());
        hit.distinctive = name.plain ? 1 : name.required.size();
        hit.alike = alike(name, text);
        return hit.alike < UNLIKE ? null : hit;
    }

    /** How much of both names is the same; 1 in a field that holds more than a name. */
    private double alike(Listed name, Text text) {
        if (!NAMES.contains(text.field)) {
            return 1;
        }
        List<String> written = text.words.stream().map(Text.Word::text).toList();
        return Likeness.of(name.words, written, name.plain ? Set.of() : Set.copyOf(name.required), lexicon);
    }

    private static boolean inOrder(Listed name, Text text) {
        List<String> words = text.words.stream().map(Text.Word::text).toList();
        return java.util.Collections.indexOfSubList(words, name.sequence) >= 0;
    }

    private static Text.@Nullable Word wordFor(String required, Text text, boolean slip) {
        Text.Word close = null;
        for (Text.Word word : text.words) {
            if (word.text().equals(required)) {
                return word;
            }
            if (slip
                    && word.says() == 0
                    && required.length() >= SLIP_FROM
                    && Distance.withinOne(required, word.text())) {
                close = word;
            }
        }
        return close;
    }

    /** How each name is looked for; differs between two lists where a word became common or rare. */
    public Map<Name, List<String>> requirements() {
        Map<Name, List<String>> all = new HashMap<>();
        names.forEach(n -> all.put(n.pattern.name(), n.required));
        return all;
    }

    /** Names that are not looked for inside texts by a distinctive word, since they have none. */
    public List<Name> plain(List<Name> listed) {
        Set<Name> distinctive = new HashSet<>();
        names.stream().filter(n -> !n.plain).forEach(n -> distinctive.add(n.pattern.name()));
        return listed.stream().filter(n -> !distinctive.contains(n)).toList();
    }

    /** A listed name, its words sorted: those that must be there, rarest first, and the rest. */
    static final class Listed {

        final Pattern pattern;
        final List<String> required;
        final Set<String> others;
        /** Its words in order where it has no distinctive one: then all are needed, one after the other. Empty otherwise. */
        final List<String> sequence;

        final boolean plain;

        /** All its words in order. */
        final List<String> words;

        Listed(Pattern pattern, List<String> words, List<String> required, Set<String> others, List<String> sequence) {
            this.pattern = pattern;
            this.words = List.copyOf(words);
            this.required = required;
            this.others = others;
            this.sequence = sequence;
            this.plain = !sequence.isEmpty();
        }
    }
}
