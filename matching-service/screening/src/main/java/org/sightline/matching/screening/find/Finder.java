package org.sightline.matching.screening.find;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.screening.sieve.Automaton;
import org.sightline.matching.screening.subject.Field;
import org.sightline.matching.screening.text.Distance;
import org.sightline.matching.screening.text.Glyphs;
import org.sightline.matching.screening.text.Lexicon;
import org.sightline.matching.screening.text.Scripts;
import org.sightline.matching.screening.text.Slips;
import org.sightline.matching.screening.text.Text;
import org.sightline.matching.watchlist.ModelGrammar;
import org.sightline.matching.watchlist.Name;

/** Finds every place in a field where a name or model pattern is met, and drops those whose shape cannot be right. */
public final class Finder {

    /** How many places of one entity in a field are weighed: what a cell says of a maker it says in a few. */
    public static final int MOST_PLACES = 40;

    private static final int INSIDE_FROM = 8;
    /** More than fit into the 16,000 characters that are read of a field. */
    private static final int MOST_MISSES = 8_000;

    private static final java.util.regex.Pattern MODIFICATION = java.util.regex.Pattern.compile("[PA]0\\d{4}");

    private final Patterns patterns;
    private final Lexicon lexicon;

    public Finder(Patterns patterns, Lexicon lexicon) {
        this.patterns = patterns;
        this.lexicon = lexicon;
    }

    /** The places in a field, of each entity one more than are weighed at most, so that the reader sees that there are more. */
    public List<Hit> find(Text text) {
        Places places = new Places(patterns.all);
        List<Hit> hits = places.hits;
        for (Text.Word word : text.words) {
            run(patterns.atWordStart, text, word.start(), places);
            if (word.end() - word.start() >= INSIDE_FROM) {
                for (int at = word.start() + 1; at < word.end() - 3; at++) {
                    run(patterns.insideWord, text, at, places);
                }
            }
        }
        if (!patterns.listed.isEmpty()) {
            hits.addAll(patterns.listed.find(text));
        }
        hits.addAll(patterns.whole.find(text));
        if (text.foreign) {
            hits.addAll(patterns.crossScript.find(text));
            foreign(text, hits);
        }
        if (text.field == Field.BANNER) {
            banner(text, hits);
        }
        return hits;
    }

    private void run(Automaton automaton, Text text, int start, Places places) {
        int state = Automaton.START;
        for (int i = start; i < text.letters.length; i++) {
            int symbol = text.letters[i] == 0 ? Glyphs.symbol(text.raw.charAt(i)) : Glyphs.ofLetter(text.letters[i]);
            if (symbol == Glyphs.GAP) {
                continue;
            }
            state = automaton.step(state, symbol);
            if (state == Automaton.DEAD) {
                return;
            }
            if (symbol == Glyphs.SPACE) {
                continue;
            }
            for (int tag : automaton.accepted(state)) {
                Pattern pattern = patterns.all.get(tag >> 2);
                Hit hit = places.areFull(pattern) ? null : check(text, start, i + 1, pattern, tag & 3);
                if (hit != null) {
                    places.add(hit);
                } else {
                    places.miss(pattern);
                }
            }
        }
    }

    private @Nullable Hit check(Text text, int start, int end, Pattern pattern, int how) {
        return pattern.isModel() ? model(text, start, pattern) : name(text, start, end, pattern, how);
    }

    private @Nullable Hit model(Text text, int start, Pattern pattern) {
        Grammar.Reading reading = read(text, start, pattern);
        if (reading == null
                || reading.garbled()
                        > Grammar.garbleAllowed(
                                text.spelled(start, reading.end()).length(),
                                pattern.grammar().certain())) {
            return null;
        }
        boolean inside = !text.startsWord(start);
        if (inside && (reading.garbled() > 0 || reading.end() - start < 6)) {
            return null;
        }
        int needed = Math.min(2, pattern.program().fewestDigits());
        if (digits(text, start, reading.end()) < needed
                || !ends(text, reading.end(), pattern.grammar().end())) {
            return null;
        }
        if (isModification(text, start)) {
            return null;
        }
        int gaps = gaps(text, start, reading.end());
        return new Hit(pattern, text, start, text.endOfModel(reading.end()), Pattern.EXACT, gaps, reading.garbled());
    }

    /**
     * What a grammar reads. A last piece after a space that is only the beginning of a longer word is left out: DS-7500 HIGH SPEED is not
     * DS-7500HI.
     */
    private static Grammar.@Nullable Reading read(Text text, int start, Pattern pattern) {
        Grammar.Reading reading = pattern.program().read(text.raw, text.letters, start);
        if (reading == null || text.endsWord(reading.end()) || !Character.isLetter(text.letters[reading.end()])) {
            return reading;
        }
        int piece = reading.end();
        while (piece > start && text.letters[piece - 1] != 0) {
            piece--;
        }
        boolean behindSpace = piece > start && Character.isWhitespace(text.raw.charAt(piece - 1));
        if (!behindSpace || digits(text, piece, reading.end()) > 0) {
            return reading;
        }
        return pattern.program().read(text.raw, text.letters, start, piece);
    }

    /** Whether a word is the number of a contract modification, P00007 or A00012, and no model. */
    private static boolean isModification(Text text, int start) {
        int end = start;
        while (!text.endsWord(end)) {
            end++;
        }
        return text.startsWord(start)
                && MODIFICATION.matcher(text.spelled(start, end)).matches();
    }

    private static int digits(Text text, int start, int end) {
        int n = 0;
        for (int i = start; i < end; i++) {
            n += text.letters[i] >= '0' && text.letters[i] <= '9' ? 1 : 0;
        }
        return n;
    }

    private static boolean ends(Text text, int end, ModelGrammar.End pattern) {
        return switch (pattern) {
            case OPEN -> true;
            case NO_DIGIT -> text.endsWord(end) || !Character.isDigit(text.letters[end]);
            case WORD -> text.endsWord(end);
        };
    }

    private @Nullable Hit name(Text text, int start, int end, Pattern pattern, int how) {
        Name.Kind kind = pattern.name().kind();
        if (how == Pattern.CUT && !cutOff(text, start, end, pattern)) {
            return null;
        }
        // Nobody misreads every letter: 3212 is a number, whatever its digits look like.
        if (digits(text, start, end) == end - start - gaps(text, start, end)) {
            return null;
        }
        boolean whole = kind != Name.Kind.COINED && kind != Name.Kind.SHARED || how == Pattern.SLIPPED;
        if (!fits(text, start, end, pattern, whole) || badGap(text, start, end)) {
            return null;
        }
        int gaps = gaps(text, start, end);
        if (gaps > 0 && !gapsAllowed(text, start, end, pattern, how, gaps)) {
            return null;
        }
        if (how == Pattern.SLIPPED
                && pattern.spelling.length() < Pattern.LONG
                && !oneLikelySlip(text.spelled(start, end), pattern.spelling)) {
            return null;
        }
        int garbled = how == Pattern.EXACT ? garbled(text, start, end, pattern) : 0;
        if (garbled > 0 && kind != Name.Kind.COINED && kind != Name.Kind.SHARED && kind != Name.Kind.SLIP) {
            return null;
        }
        return new Hit(pattern, text, start, end, how, gaps, garbled);
    }

    /** In a short name one slip is forgiven, and not a look-alike beside it: NUPLA is not NUBIA. */
    private static boolean oneLikelySlip(String written, String name) {
        return Slips.likely(written, name) && (name.length() > 5 || Distance.withinOne(written, name));
    }

    /** Whether the text ends inside a name of which every letter so far is right: CASPERS is no beginning of KASPERSKY. */
    private static boolean cutOff(Text text, int start, int end, Pattern pattern) {
        return blank(text, end) && text.raw.length() >= 12 && garbled(text, start, end, pattern) == 0;
    }

    /** Whether what is glued to the name on either side may be there. */
    private boolean fits(Text text, int start, int end, Pattern pattern, boolean whole) {
        if (text.startsWord(start) && text.endsWord(end)) {
            return true;
        }
        if (whole) {
            return false;
        }
        int from = start;
        while (!text.startsWord(from)) {
            from--;
        }
        int to = end;
        while (!text.endsWord(to)) {
            to++;
        }
        String before = text.spelled(from, start);
        String after = text.spelled(end, to);
        boolean coined = pattern.spelling.length() >= Pattern.LONG;
        boolean left = before.isEmpty()
                || coined
                || lexicon.reads(before)
                || Character.isDigit(before.charAt(before.length() - 1));
        boolean right = after.isEmpty()
                || coined
                || after.equals("S")
                || lexicon.reads(after)
                || Character.isDigit(after.charAt(0));
        return left && right;
    }

    private static boolean blank(Text text, int from) {
        for (int i = from; i < text.letters.length; i++) {
            if (text.letters[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private static int gaps(Text text, int start, int end) {
        int n = 0;
        for (int i = start + 1; i < end; i++) {
            n += text.letters[i] == 0 && text.letters[i - 1] != 0 ? 1 : 0;
        }
        return n;
    }

    private static boolean badGap(Text text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (",;()[]\"\n/&+@".indexOf(text.raw.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private boolean gapsAllowed(Text text, int start, int end, Pattern pattern, int how, int gaps) {
        int length = pattern.spelling.length();
        if (gaps >= length - 1) {
            return how == Pattern.EXACT;
        }
        if (pattern.name().kind() == Name.Kind.SHORT) {
            return false;
        }
        if (pattern.name().kind() == Name.Kind.PHRASE || pattern.name().kind() == Name.Kind.SUPPORT) {
            return gapsOfPhrase(text, start, end, pattern);
        }
        if (how == Pattern.EXACT) {
            return gaps == 1 && shortestPiece(text, start, end) >= 2
                    || gaps == 2 && length >= Pattern.LONG && shortestPiece(text, start, end) >= 2;
        }
        return how == Pattern.SLIPPED && gaps == 1 && length >= Pattern.LONG && shortestPiece(text, start, end) >= 3;
    }

    private static int shortestPiece(Text text, int start, int end) {
        int shortest = Integer.MAX_VALUE;
        int run = 0;
        for (int i = start; i <= end; i++) {
            if (i < end && text.letters[i] != 0) {
                run++;
            } else if (run > 0) {
                shortest = Math.min(shortest, run);
                run = 0;
            }
        }
        return shortest;
    }

    /** The gaps of a phrase stand only where its own words end; where it has a hyphen, a space is no such gap. */
    private static boolean gapsOfPhrase(Text text, int start, int end, Pattern pattern) {
        Map<Integer, Character> ends = new HashMap<>();
        int read = 0;
        for (int i = 0; i < pattern.name().text().length(); i++) {
            char letter = Glyphs.letter(pattern.name().text().charAt(i));
            if (letter == 0) {
                ends.put(read, pattern.name().text().charAt(i));
            } else {
                read++;
            }
        }
        read = 0;
        for (int i = start; i < end; i++) {
            if (text.letters[i] != 0) {
                read++;
            } else if (!ends.containsKey(read) || ends.get(read) == '-' && Character.isWhitespace(text.raw.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static int garbled(Text text, int start, int end, Pattern pattern) {
        int n = 0;
        int at = 0;
        for (int i = start; i < end; i++) {
            if (text.letters[i] != 0) {
                n += text.letters[i] != pattern.spelling.charAt(at++) ? 1 : 0;
            }
        }
        return n;
    }

    /** Names in other scripts, read without gaps. */
    private void foreign(Text text, List<Hit> hits) {
        StringBuilder spelled = new StringBuilder();
        List<Integer> at = new ArrayList<>();
        for (int i = 0; i < text.raw.length(); i++) {
            char c = Scripts.fold(text.raw.charAt(i));
            if (c != 0) {
                spelled.append(c);
                at.add(i);
            }
        }
        for (int from = 0; from < spelled.length(); from++) {
            for (Pattern pattern : patterns.foreign.getOrDefault(spelled.charAt(from), List.of())) {
                int start = at.get(from);
                boolean begins = Scripts.unspaced(spelled.charAt(from)) || text.startsWord(start);
                if (begins && spelled.indexOf(pattern.spelling, from) == from) {
                    hits.add(new Hit(
                            pattern,
                            text,
                            start,
                            at.get(from + pattern.spelling.length() - 1) + 1,
                            Pattern.EXACT,
                            0,
                            0));
                }
            }
        }
        text.words.forEach(word -> slippedForeign(text, word, hits));
    }

    /** Alphabetic names in other scripts, one letter off, the first letter right. */
    private void slippedForeign(Text text, Text.Word word, List<Hit> hits) {
        String spelled = Scripts.spell(text.raw.substring(word.start(), word.end()));
        if (spelled.length() < 5 || Scripts.unspaced(spelled.charAt(0))) {
            return;
        }
        for (Pattern pattern : patterns.foreign.getOrDefault(spelled.charAt(0), List.of())) {
            if (pattern.spelling.length() >= 6
                    && !spelled.equals(pattern.spelling)
                    && Distance.withinOne(spelled, pattern.spelling)) {
                hits.add(new Hit(pattern, text, word.start(), word.end(), Pattern.SLIPPED, 0, 0));
            }
        }
    }

    /** What firmware shows on the network. */
    private void banner(Text text, List<Hit> hits) {
        String spelled = text.spelled(0, text.letters.length);
        for (Pattern pattern : patterns.banners) {
            int found = spelled.indexOf(pattern.spelling);
            if (found >= 0) {
                int start = offset(text, found);
                hits.add(new Hit(
                        pattern,
                        text,
                        start,
                        offset(text, found + pattern.spelling.length() - 1) + 1,
                        Pattern.EXACT,
                        0,
                        0));
            }
        }
    }

    private static int offset(Text text, int nthLetter) {
        int n = -1;
        for (int i = 0; i < text.letters.length; i++) {
            n += text.letters[i] != 0 ? 1 : 0;
            if (n == nthLetter) {
                return i;
            }
        }
        throw new IllegalArgumentException("The text has no letter " + nthLetter);
    }

    /** What was found so far, and how often each entity. */
    private static final class Places {

        private final List<Hit> hits = new ArrayList<>();
        private final Map<String, Integer> counts = new HashMap<>();
        private final Map<Integer, Integer> misses = new HashMap<>();
        private final List<Pattern> patterns;
        private final BitSet full = new BitSet();

        Places(List<Pattern> patterns) {
            this.patterns = patterns;
        }

        boolean areFull(Pattern pattern) {
            return full.get(pattern.index);
        }

        /** A pattern that so often only seemed to stand there is not looked at again. */
        void miss(Pattern pattern) {
            if (!areFull(pattern) && misses.merge(pattern.index, 1, Integer::sum) >= MOST_MISSES) {
                full.set(pattern.index);
            }
        }

        void add(Hit hit) {
            hits.add(hit);
            if (counts.merge(hit.pattern.entityId, 1, Integer::sum) > MOST_PLACES) {
                patterns.stream()
                        .filter(pattern -> pattern.entityId.equals(hit.pattern.entityId))
                        .forEach(pattern -> full.set(pattern.index));
            }
        }
    }
}
