package org.sightline.matching.screening.find;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.sightline.matching.screening.subject.Field;
import org.sightline.matching.screening.text.Glyphs;
import org.sightline.matching.screening.text.Lexicon;
import org.sightline.matching.screening.text.Text;
import org.sightline.matching.watchlist.Name;

/**
 * Listed names by all their letters, to be met by the whole of a vendor's or manufacturer's name: so every listed name finds itself,
 * however plain its words are and wherever they are glued or split.
 */
final class WholeNames {

    /** Fewer letters are anybody's. */
    private static final int SHORTEST = 3;

    private static final Set<Field> FIELDS = Set.of(Field.VENDOR_NAME, Field.MANUFACTURER);

    private final Map<String, List<Pattern>> bySpelling = new HashMap<>();
    private long[] hashes = {};

    WholeNames(List<Name> listed, Lexicon lexicon) {
        Set<Long> all = new TreeSet<>();
        for (Name name : listed) {
            Pattern pattern = Pattern.of(0, name);
            for (String spelling : spellings(name, pattern, lexicon)) {
                bySpelling.computeIfAbsent(spelling, k -> new ArrayList<>(1)).add(pattern);
                all.add(hash(spelling));
            }
        }
        hashes = all.stream().mapToLong(Long::longValue).toArray();
    }

    /** With and without its legal form. */
    private static Set<String> spellings(Name name, Pattern pattern, Lexicon lexicon) {
        Set<String> spellings = new TreeSet<>();
        StringBuilder without = new StringBuilder();
        new Text(Field.VENDOR_NAME, name.text(), lexicon)
                .words.stream()
                        .filter(word -> (word.says() & Lexicon.LEGAL) == 0)
                        .forEach(word -> without.append(word.text()));
        spellings.add(pattern.spelling);
        spellings.add(without.toString());
        spellings.removeIf(s -> s.length() < SHORTEST);
        return spellings;
    }

    private static long hash(String spelling) {
        long hash = 0;
        for (int i = 0; i < spelling.length(); i++) {
            hash = NameIndex.next(hash, Glyphs.ofLetter(spelling.charAt(i)));
        }
        return hash;
    }

    boolean isEmpty() {
        return hashes.length == 0;
    }

    /** Whether a text's letters may be a listed name. */
    boolean mayBe(CharSequence text, byte[] symbols) {
        long hash = 0;
        for (int i = 0; i < text.length(); i++) {
            int symbol = symbols[text.charAt(i)];
            if (symbol > Glyphs.BREAK) {
                hash = NameIndex.next(hash, symbol);
            }
        }
        return Arrays.binarySearch(hashes, hash) >= 0;
    }

    /** The listed names that the whole field is. */
    List<Hit> find(Text text) {
        if (!FIELDS.contains(text.field) || text.words.isEmpty()) {
            return List.of();
        }
        List<Hit> hits = new ArrayList<>();
        String spelled = text.spelled(0, text.letters.length);
        for (Pattern pattern : bySpelling.getOrDefault(spelled, List.of())) {
            int end = text.words.getLast().end();
            Hit hit = new Hit(pattern, text, text.words.get(0).start(), end, Pattern.EXACT, 0, 0);
            hit.whole = true;
            hit.distinctive = (int) text.words.stream()
                    .filter(word -> word.text().length() >= SHORTEST && (word.says() & Lexicon.LEGAL) == 0)
                    .count();
            hits.add(hit);
        }
        return hits;
    }
}
