package org.sightline.matching.screening.find;

import org.jspecify.annotations.Nullable;
import org.sightline.matching.screening.sieve.Beginnings;
import org.sightline.matching.screening.sieve.Marked;
import org.sightline.matching.screening.sieve.Threes;
import org.sightline.matching.screening.sieve.Words;
import org.sightline.matching.screening.subject.Subject;
import org.sightline.matching.screening.text.Glyphs;
import org.sightline.matching.watchlist.Identifier;

/**
 * Lets through the few subjects that are worth a careful look. One read of each character, no allocation.
 *
 * <p>From the start of every word the automaton runs until it dies; in long words a second one looks for names glued into them. A few
 * letters tell first whether they, or the look-ups of listed names, can come to anything.
 */
public final class Prefilter {

    private static final int INSIDE_FROM = 8;

    /** Marks of models that there are for readings through garble as well. */
    private static final int MODELS = Patterns.MARK_SURE | Patterns.MARK_MODEL;

    private final Marked atWordStart;
    private final Beginnings startBeginnings;
    private final Marked insideWord;
    private final Beginnings insideBeginnings;
    private final Threes insideThrees;
    private final NameIndex listed;
    private final boolean lists;
    private final Identifiers identifiers;
    private final boolean banners;
    private final boolean foreign;
    private final WholeNames whole;

    public Prefilter(Patterns rules, Identifiers identifiers) {
        this(rules, identifiers, true);
    }

    /**
     * A prefilter.
     *
     * @param foreign whether texts in other scripts pass; they are not looked at more closely here
     */
    public Prefilter(Patterns rules, Identifiers identifiers, boolean foreign) {
        this.foreign = foreign;
        this.identifiers = identifiers;
        this.banners = !rules.banners.isEmpty();
        this.atWordStart = new Marked(rules.atWordStart);
        this.insideWord = new Marked(rules.insideWord);
        this.startBeginnings = new Beginnings(atWordStart);
        this.insideBeginnings = new Beginnings(insideWord);
        this.insideThrees = new Threes(insideBeginnings);
        this.listed = rules.listed;
        this.whole = rules.whole;
        this.lists = !rules.whole.isEmpty();
    }

    /** Whether a subject may match something. False only if it cannot. */
    public boolean passes(Subject subject) {
        Words words = Words.here();
        return suspicious(words, subject.vendorName(), lists)
                || suspicious(words, subject.description(), false)
                || suspicious(words, subject.manufacturer(), lists)
                || suspicious(words, subject.model(), false)
                || subject.banner() != null && (banners || suspicious(words, subject.banner(), false))
                || identified(subject);
    }

    private boolean identified(Subject subject) {
        return known(Identifier.Scheme.MAC_PREFIX, subject.mac())
                || known(Identifier.Scheme.FCC_GRANTEE, subject.fccId())
                || known(Identifier.Scheme.UEI, subject.uei())
                || known(Identifier.Scheme.CAGE, subject.cage());
    }

    private boolean known(Identifier.Scheme scheme, @Nullable String raw) {
        return raw != null && !raw.isBlank() && identifiers.find(scheme, raw) != null;
    }

    /** Whether something may be found in a text; if it is a company's name, also whether it may be a listed one as a whole. */
    private boolean suspicious(Words words, @Nullable String text, boolean name) {
        if (text == null) {
            return false;
        }
        words.read(text);
        if (foreign && words.foreign()) {
            return true;
        }
        byte[] symbols = words.symbols();
        for (int word = 0; word < words.count(); word++) {
            int start = words.start(word);
            int end = words.end(word);
            if (startBeginnings.live(Beginnings.number(symbols, start)) && runs(atWordStart, words, start)
                    || end - start >= INSIDE_FROM && fromInside(words, start, end)
                    || lists && listed.mayBegin(text, words, start, end)) {
                return true;
            }
        }
        return name && whole.mayBe(text, words);
    }

    private boolean fromInside(Words words, int start, int end) {
        byte[] symbols = words.symbols();
        for (int at = start + 1; at < end - 2; at += 2) {
            if (insideThrees.near(symbols, at)
                    && (at > start + 1 && fromInside(words, at - 1) || at < end - 3 && fromInside(words, at))) {
                return true;
            }
        }
        return false;
    }

    private boolean fromInside(Words words, int at) {
        return insideBeginnings.live(Beginnings.number(words.symbols(), at)) && runs(insideWord, words, at);
    }

    private boolean runs(Marked automaton, Words words, int start) {
        byte[] symbols = words.symbols();
        int[] table = automaton.table();
        int marked = automaton.firstMarked();
        int state = Marked.START;
        for (int i = start; i < words.length(); i++) {
            int symbol = symbols[i];
            if (symbol != Glyphs.GAP) {
                state = table[state + symbol];
                if (state == Marked.DEAD) {
                    return false;
                }
                if (state >= marked && holds(automaton.marks(state), words, start, i + 1)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean holds(int found, Words words, int start, int end) {
        int marks = found;
        if (found >>> Grammar.GARBLED_ONCE != 0) {
            int allowed = Grammar.garbleAllowed(letters(words, start, end), true);
            marks |= allowed > 0 ? found >>> Grammar.GARBLED_ONCE & MODELS : 0;
            marks |= allowed > 1 ? found >>> Grammar.GARBLED_TWICE & MODELS : 0;
        }
        return (marks & Patterns.MARK_SURE) != 0
                || (marks & Patterns.MARK_AT_END) != 0 && Words.apart(words.symbols()[end])
                || (marks & Patterns.MARK_MODEL) != 0 && digits(words, start, end) > 1
                || (marks & Patterns.MARK_CUT) != 0 && end >= words.end(words.count() - 1);
    }

    private static int letters(Words words, int start, int end) {
        int n = 0;
        for (int i = start; i < end; i++) {
            n += words.symbols()[i] > Glyphs.BREAK ? 1 : 0;
        }
        return n;
    }

    private static int digits(Words words, int start, int end) {
        int n = 0;
        for (int i = start; i < end; i++) {
            n += Glyphs.isDigit(words.symbols()[i]) ? 1 : 0;
        }
        return n;
    }
}
