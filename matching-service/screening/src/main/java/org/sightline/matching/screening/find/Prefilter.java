package org.sightline.matching.screening.find;

import org.jspecify.annotations.Nullable;
import org.sightline.matching.screening.sieve.Automaton;
import org.sightline.matching.screening.sieve.Beginnings;
import org.sightline.matching.screening.subject.Subject;
import org.sightline.matching.screening.text.Glyphs;
import org.sightline.matching.watchlist.Identifier;

/**
 * Lets through the few subjects that are worth a careful look. One read of each character, no allocation.
 *
 * <p>From the start of every word the automaton runs until it dies, which in ordinary text is after two or three letters; in long
 * words a second automaton looks for names glued into them.
 */
public final class Prefilter {

    private static final int INSIDE_FROM = 8;
    private static final int SHIFT = 6;

    private final byte[] symbols = Glyphs.table();
    private final Automaton atWordStart;
    private final Beginnings startBeginnings;
    private final int[] startTable;
    private final int startMarked;
    private final Automaton insideWord;
    private final Beginnings insideBeginnings;
    private final int[] insideTable;
    private final int insideMarked;
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
        this.atWordStart = rules.atWordStart;
        this.startBeginnings = new Beginnings(rules.atWordStart);
        this.insideBeginnings = new Beginnings(rules.insideWord);
        this.startTable = rules.atWordStart.table();
        this.insideWord = rules.insideWord;
        this.insideTable = rules.insideWord.table();
        this.startMarked = rules.atWordStart.firstMarked();
        this.insideMarked = rules.insideWord.firstMarked();
        this.listed = rules.listed;
        this.whole = rules.whole;
        this.lists = !rules.whole.isEmpty();
    }

    /** Whether a subject may match something. False only if it cannot. */
    public boolean passes(Subject subject) {
        return suspicious(subject.vendorName())
                || suspicious(subject.description())
                || suspicious(subject.manufacturer())
                || suspicious(subject.model())
                || lists && (isListed(subject.vendorName()) || isListed(subject.manufacturer()))
                || subject.banner() != null && (banners || suspicious(subject.banner()))
                || identified(subject);
    }

    private boolean isListed(@Nullable String name) {
        return name != null && whole.mayBe(name, symbols);
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

    private boolean suspicious(@Nullable String text) {
        if (text == null) {
            return false;
        }
        int length = text.length();
        int i = 0;
        while (i < length) {
            int symbol = symbols[text.charAt(i)];
            if (symbol == Glyphs.GAP || symbol == Glyphs.SPACE || symbol == Glyphs.BREAK) {
                i++;
                continue;
            }
            int start = i;
            if (mayBegin(text, start, length) && fromWordStart(text, start, length)) {
                return true;
            }
            long hash = 0;
            do {
                if (symbol == Glyphs.FOREIGN && foreign) {
                    return true;
                }
                hash = NameIndex.next(hash, symbol);
                i++;
                symbol = i < length ? symbols[text.charAt(i)] : Glyphs.GAP;
            } while (symbol > Glyphs.BREAK || symbol == Glyphs.FOREIGN);
            if (lists && listed.mayBegin(text, start, i, hash, symbols)) {
                return true;
            }
            if (i - start >= INSIDE_FROM && fromInside(text, start, i, length)) {
                return true;
            }
        }
        return false;
    }

    private boolean fromWordStart(String text, int start, int length) {
        int state = Automaton.START;
        for (int i = start; i < length; i++) {
            int symbol = symbols[text.charAt(i)];
            if (symbol != Glyphs.GAP) {
                state = startTable[(state << SHIFT) | symbol];
                if (state == Automaton.DEAD) {
                    return false;
                }
                if (state >= startMarked && holds(atWordStart.marks(state), text, start, i + 1, length)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the automaton may come past its first symbols from the start of a word. */
    private boolean mayBegin(String text, int start, int length) {
        return start + Beginnings.LENGTH > length
                || startBeginnings.live(
                        symbols[text.charAt(start)],
                        symbols[text.charAt(start + 1)],
                        symbols[text.charAt(start + 2)],
                        symbols[text.charAt(start + 3)]);
    }

    private boolean fromInside(String text, int start, int end, int length) {
        int a = symbols[text.charAt(start + 1)];
        int b = symbols[text.charAt(start + 2)];
        int c = symbols[text.charAt(start + 3)];
        for (int at = start + 1; at < end - 3; at++) {
            int d = symbols[text.charAt(at + 3)];
            if (insideBeginnings.live(a, b, c, d) && runsInside(text, at, length)) {
                return true;
            }
            a = b;
            b = c;
            c = d;
        }
        return false;
    }

    private boolean runsInside(String text, int at, int length) {
        int state = Automaton.START;
        for (int i = at; i < length; i++) {
            int symbol = symbols[text.charAt(i)];
            if (symbol != Glyphs.GAP) {
                state = insideTable[(state << SHIFT) | symbol];
                if (state == Automaton.DEAD) {
                    return false;
                }
                if (state >= insideMarked && holds(insideWord.marks(state), text, at, i + 1, length)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean holds(int marks, String text, int start, int end, int length) {
        if ((marks & Patterns.MARK_SURE) != 0) {
            return true;
        }
        if ((marks & Patterns.MARK_AT_END) != 0
                && (end == length
                        || symbols[text.charAt(end)] <= Glyphs.BREAK && symbols[text.charAt(end)] != Glyphs.FOREIGN)) {
            return true;
        }
        if ((marks & Patterns.MARK_MODEL) != 0 && digits(text, start, end) > 1) {
            return true;
        }
        return (marks & Patterns.MARK_CUT) != 0 && blank(text, end, length);
    }

    private static int digits(String text, int start, int end) {
        int n = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            n += c >= '0' && c <= '9' ? 1 : 0;
        }
        return n;
    }

    private boolean blank(String text, int from, int length) {
        for (int i = from; i < length; i++) {
            int symbol = symbols[text.charAt(i)];
            if (symbol > Glyphs.BREAK || symbol == Glyphs.FOREIGN) {
                return false;
            }
        }
        return true;
    }
}
