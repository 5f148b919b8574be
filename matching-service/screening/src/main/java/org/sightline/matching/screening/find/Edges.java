package org.sightline.matching.screening.find;

import java.util.List;
import org.sightline.matching.screening.sieve.Words;
import org.sightline.matching.screening.text.LegalForms;

/**
 * How names begin and end, to tell by a few letters that a text is none of them: neither as it stands, nor behind a legal form, nor in
 * another order, nor with a slip. A slip leaves the first four letters of a name as they are, or the last half and the first two, or the
 * last half and the fourth and fifth of the text.
 */
final class Edges {

    /** So many letters begin a name; a shorter one is known by all of its letters. */
    private static final int OPENING = 4;
    /** Where a slip spoils one of the first two letters, what stands behind the first three of the text is right. */
    private static final int SPOILED = 3;

    private static final Hashes FORMS = new Hashes();

    static {
        LegalForms.all().forEach(form -> FORMS.add(Hashes.of(form)));
        FORMS.close();
    }

    private final Hashes openings = new Hashes();
    private final Hashes endings = new Hashes();
    private final Hashes words = new Hashes();
    private int shortest = OPENING;

    /** A spelling of a name. */
    void add(String spelling) {
        shortest = Math.min(shortest, spelling.length());
        openings.add(Hashes.of(spelling.substring(0, Math.min(OPENING, spelling.length()))));
    }

    /** A spelling in which a slip is forgiven, besides. */
    void addSlips(String spelling) {
        int length = spelling.length();
        for (int letters = length - 1; letters <= length + 1; letters++) {
            endings.add(Hashes.of(spelling.substring(length - half(letters)) + spelling.substring(0, 2)));
            int fourth = length - letters + SPOILED;
            endings.add(Hashes.of(spelling.substring(length - half(letters)) + spelling.substring(fourth, fourth + 2)));
        }
    }

    /** The words of a name that may stand in any order. */
    void addWords(List<String> ofName) {
        ofName.forEach(word -> words.add(Hashes.of(word)));
    }

    void close() {
        openings.close();
        endings.close();
        words.close();
    }

    /** As many letters of a text are free of a slip at one of its ends at least, if it has one in all. */
    private static int half(int letters) {
        return (letters - 1) / 2;
    }

    /**
     * Whether a text may be a name.
     *
     * @param slipFrom fewest letters of a text in which a slip is forgiven
     */
    boolean may(Words text, int slipFrom) {
        if (text.foreign() || text.count() == 0) {
            return text.foreign();
        }
        long first = hash(text, text.start(0), text.end(0));
        return opens(text, 0)
                || text.count() > 1 && (words.has(first) || FORMS.has(first) && opens(text, 1))
                || ends(text, slipFrom);
    }

    private boolean opens(Words text, int firstWord) {
        long hash = 0;
        int read = 0;
        for (int word = firstWord; word < text.count(); word++) {
            for (int i = text.start(word); i < text.end(word); i++) {
                hash = NameIndex.next(hash, text.symbols()[i]);
                read++;
                if (read >= shortest && openings.has(hash)) {
                    return true;
                }
                if (read == OPENING) {
                    return false;
                }
            }
        }
        return false;
    }

    private boolean ends(Words text, int slipFrom) {
        int letters = 0;
        for (int word = 0; word < text.count(); word++) {
            letters += text.end(word) - text.start(word);
        }
        if (letters < slipFrom || letters > Halves.LONGEST) {
            return false;
        }
        long half = 0;
        int skipped = letters - half(letters);
        for (int word = 0; word < text.count(); word++) {
            for (int i = text.start(word) + skipped; i < text.end(word); i++) {
                half = NameIndex.next(half, text.symbols()[i]);
            }
            skipped = Math.max(0, skipped - (text.end(word) - text.start(word)));
        }
        return endings.has(next(half, text, 0)) || endings.has(next(half, text, SPOILED));
    }

    /** The hash after two letters more, from the nth on. */
    private static long next(long hash, Words text, int nth) {
        return NameIndex.next(NameIndex.next(hash, letter(text, nth)), letter(text, nth + 1));
    }

    /** The nth letter. */
    private static int letter(Words text, int nth) {
        int left = nth;
        int word = 0;
        while (left >= text.end(word) - text.start(word)) {
            left -= text.end(word) - text.start(word);
            word++;
        }
        return text.symbols()[text.start(word) + left];
    }

    private static long hash(Words text, int start, int end) {
        long hash = 0;
        for (int i = start; i < end; i++) {
            hash = NameIndex.next(hash, text.symbols()[i]);
        }
        return hash;
    }
}
