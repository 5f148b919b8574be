package org.sightline.matching.screening.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.screening.subject.Field;

/** One field of a subject, made ready for the careful path: letters, words and what the words say. */
public final class Text {

    private static final int MOST_BESIDE = 1_000;

    public final Field field;
    public final String raw;
    /** {@link Glyphs#letter} of each character. */
    public final char[] letters;

    public final List<Word> words = new ArrayList<>();
    public final boolean foreign;
    /** Kinds of goods named in another script, where words need no spaces. */
    private final int saidElsewhere;

    private int @Nullable [] saidUpTo;
    private int @Nullable [] saidFrom;

    public Text(Field field, String raw, Lexicon lexicon) {
        this.field = field;
        this.raw = raw;
        this.letters = new char[raw.length()];
        boolean other = false;
        for (int i = 0; i < raw.length(); i++) {
            letters[i] = Glyphs.letter(raw.charAt(i));
            other |= letters[i] >= 128 || raw.charAt(i) >= 0x250 && letters[i] != 0;
        }
        this.foreign = other;
        this.saidElsewhere = other ? lexicon.elsewhere(Scripts.spell(raw)) : 0;
        split(lexicon);
    }

    private void split(Lexicon lexicon) {
        Map<String, Word> known = new HashMap<>();
        int start = -1;
        for (int i = 0; i <= letters.length; i++) {
            boolean letter = i < letters.length && letters[i] != 0;
            if (letter && start < 0) {
                start = i;
            } else if (!letter && start >= 0) {
                String text = new String(letters, start, i - start);
                // A long cell repeats its words: each is looked up and kept once.
                Word same = known.get(text);
                Word word = same == null
                        ? new Word(start, i, text, lexicon.of(text))
                        : new Word(start, i, same.text(), same.says());
                known.putIfAbsent(text, word);
                words.add(word);
                start = -1;
            }
        }
    }

    /** The letters from one offset to another, gaps left out. */
    public String spelled(int start, int end) {
        StringBuilder text = new StringBuilder(end - start);
        for (int i = start; i < end; i++) {
            if (letters[i] != 0) {
                text.append(letters[i]);
            }
        }
        return text.toString();
    }

    /** Whether a word begins at an offset. */
    public boolean startsWord(int at) {
        return at == 0 || letters[at - 1] == 0;
    }

    /** Whether a word ends at an offset. */
    public boolean endsWord(int at) {
        return at >= letters.length || letters[at] == 0;
    }

    /** How many whole words stand between two offsets. */
    public int wordsBetween(int from, int to) {
        int first = firstWordFrom(from);
        int last = first;
        while (last < words.size() && words.get(last).end() <= to) {
            last++;
        }
        return last - first;
    }

    /** The first word that begins at an offset or behind it. */
    public int firstWordFrom(int offset) {
        int low = 0;
        int high = words.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (words.get(middle).start() < offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The words outside a span, a thousand on each side at most. */
    public List<Word> outside(int start, int end) {
        int before = firstWordFrom(start);
        while (before > 0 && words.get(before - 1).end() > start) {
            before--;
        }
        int after = Math.max(before, firstWordFrom(end));
        List<Word> outside = new ArrayList<>(words.subList(Math.max(0, before - MOST_BESIDE), before));
        outside.addAll(words.subList(after, Math.min(words.size(), after + MOST_BESIDE)));
        return outside;
    }

    /** What all words outside a span say, or-ed. */
    public int saidOutside(int start, int end) {
        int last = words.size();
        int before = firstWordFrom(start);
        while (before > 0 && words.get(before - 1).end() > start) {
            before--;
        }
        int after = Math.max(before, firstWordFrom(end));
        return saidElsewhere | saidUpTo()[before] | saidFrom()[Math.min(after, last)];
    }

    /** What the words before each one say, or-ed. */
    private int[] saidUpTo() {
        int[] upTo = saidUpTo;
        if (upTo == null) {
            upTo = new int[words.size() + 1];
            for (int i = 0; i < words.size(); i++) {
                upTo[i + 1] = upTo[i] | words.get(i).says();
            }
            saidUpTo = upTo;
        }
        return upTo;
    }

    /** What each word and those behind it say, or-ed. */
    private int[] saidFrom() {
        int[] from = saidFrom;
        if (from == null) {
            from = new int[words.size() + 1];
            for (int i = words.size() - 1; i >= 0; i--) {
                from[i] = from[i + 1] | words.get(i).says();
            }
            saidFrom = from;
        }
        return from;
    }

    /** The end of the written model number that a span begins: everything up to a space, without closing punctuation. */
    public int endOfModel(int end) {
        int to = end;
        while (to < raw.length() && !Character.isWhitespace(raw.charAt(to)) && ",;\"".indexOf(raw.charAt(to)) < 0) {
            to++;
        }
        while (to > end && letters[to - 1] == 0 && raw.charAt(to - 1) != ')') {
            to--;
        }
        if (raw.substring(end, to).indexOf('(') < 0) {
            while (to > end && raw.charAt(to - 1) == ')') {
                to--;
            }
        }
        return to;
    }

    /**
     * A word.
     *
     * @param start first offset
     * @param end offset after the last character
     * @param text its letters and digits in upper case
     * @param says categories of the {@link Lexicon}
     */
    public record Word(int start, int end, String text, int says) {}
}
