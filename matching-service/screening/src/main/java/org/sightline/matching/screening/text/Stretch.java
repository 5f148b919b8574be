package org.sightline.matching.screening.text;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Words of a field joined by single spaces, with the way back to the raw text. */
public final class Stretch {

    /** How many words before or after a name may decide its role. */
    private static final int WINDOW = 14;

    private static final Set<String> NO_END = Set.copyOf(WordFile.words("no-sentence-end.txt"));

    /** The words, joined; of a stretch behind a name with a space in front. */
    public final String words;

    private final List<Text.Word> of;

    private Stretch(List<Text.Word> of, boolean leading) {
        StringBuilder joined = new StringBuilder();
        for (Text.Word word : of) {
            if (leading || joined.length() > 0) {
                joined.append(' ');
            }
            joined.append(word.text());
        }
        this.words = joined.toString();
        this.of = of;
    }

    /** The words of a text from one number to another. */
    public static Stretch of(Text text, int from, int to) {
        return new Stretch(text.words.subList(from, to), false);
    }

    /** What stands before an offset in the sentence, at most so many words. */
    public static Stretch before(Text text, int start) {
        int to = text.firstWordFrom(start);
        while (to > 0 && text.words.get(to - 1).end() > start) {
            to--;
        }
        int from = to;
        int next = start;
        while (from > 0
                && to - from < WINDOW
                && !sentence(text, text.words.get(from - 1).end(), next)) {
            from--;
            next = text.words.get(from).start();
        }
        return new Stretch(text.words.subList(from, to), false);
    }

    /** What stands behind an offset in the sentence, at most so many words. */
    public static Stretch after(Text text, int end) {
        int from = text.firstWordFrom(end);
        int to = from;
        int last = end;
        while (to < text.words.size()
                && to - from < WINDOW
                && !sentence(text, last, text.words.get(to).start())) {
            last = text.words.get(to).end();
            to++;
        }
        return new Stretch(text.words.subList(from, to), true);
    }

    /** Whether a sentence ends between two words. */
    public static boolean sentence(Text text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.raw.charAt(i);
            boolean stop = c == '.'
                    && i + 1 < to
                    && Character.isWhitespace(text.raw.charAt(i + 1))
                    && !abbreviation(text.raw, i);
            boolean plus = c == '+'
                    && i > 0
                    && i + 1 < to
                    && Character.isWhitespace(text.raw.charAt(i - 1))
                    && Character.isWhitespace(text.raw.charAt(i + 1));
            if (plus || c == ';' || c == '\n' || c == '!' || stop) {
                return true;
            }
        }
        return false;
    }

    /** Whether a word is one that clerks shorten ({@code no-sentence-end.txt}): a full stop behind it ends no sentence. */
    public static boolean endsNoSentence(String word) {
        return NO_END.contains(word);
    }

    /** Whether the word before a full stop is one or two letters long, or one of these: v. and No. end no sentence. */
    private static boolean abbreviation(String raw, int stop) {
        int from = stop;
        while (from > 0 && Character.isLetter(raw.charAt(from - 1))) {
            from--;
        }
        String word = raw.substring(from, stop).toUpperCase(Locale.ROOT);
        return word.length() <= 2 || endsNoSentence(word);
    }

    /** Where in the raw text the word at an offset of the joined words begins. */
    public int rawStart(int offset) {
        int at = 0;
        for (Text.Word word : of) {
            int wordEnd = words.indexOf(word.text(), at) + word.text().length();
            if (offset < wordEnd) {
                return word.start();
            }
            at = wordEnd;
        }
        return of.isEmpty() ? 0 : of.get(of.size() - 1).start();
    }

    /** Where in the raw text the words before an offset of the joined words end. */
    public int rawEnd(int offset) {
        int at = 0;
        int end = of.isEmpty() ? 0 : of.get(0).end();
        for (Text.Word word : of) {
            int wordStart = words.indexOf(word.text(), at);
            if (wordStart >= offset) {
                return end;
            }
            end = word.end();
            at = wordStart + word.text().length();
        }
        return end;
    }
}
